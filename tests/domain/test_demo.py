"""The demo stock must be plausible car by car: people judge the shop by it."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.data.demo_models import ENGINES, MODELS
from app.data.demo_store import DEMO_LOCATIONS, DEMO_STORE
from app.data.vocabulary import BODIES, COLORS, DRIVETRAINS, FEATURES, FUELS, TRANSMISSIONS
from app.domain import vin
from app.domain.demo import demo_drafts
from app.domain.draft import VehicleDraft
from app.domain.drawing.paint import PAINTS, paint_for
from app.domain.enums import PUBLIC_STATUSES, Condition, VehicleStatus
from app.domain.hours import Week

TODAY = date(2026, 11, 21)
DRAFTS = demo_drafts(TODAY)
PUBLIC = [draft for draft in DRAFTS if draft.status in PUBLIC_STATUSES]
BY_STOCK = {draft.stock_number: draft for draft in DRAFTS}


def every_car(check: Callable[[VehicleDraft], None]) -> Callable[[], None]:
    """One test over the whole lot: a case for each car would only inflate the count."""

    def test() -> None:
        for draft in DRAFTS:
            check(draft)

    return test


def test_the_lot_has_the_size_and_the_bodies_of_the_home_page() -> None:
    assert 300 <= len(DRAFTS) <= 310
    assert Counter(draft.body for draft in PUBLIC) == {
        "sedan": 42,
        "hatchback": 31,
        "coupe": 12,
        "convertible": 6,
        "wagon": 14,
        "suv": 58,
        "crossover": 67,
        "pickup": 39,
        "van": 11,
        "minivan": 17,
    }


def test_the_same_day_gives_the_same_cars() -> None:
    assert demo_drafts(TODAY) == DRAFTS


def test_another_day_moves_only_the_dates() -> None:
    later = demo_drafts(TODAY + timedelta(days=100))

    for before, after in zip(DRAFTS, later, strict=True):
        assert before.listed_on
        assert after.listed_on
        assert after.listed_on - before.listed_on == timedelta(days=100)
        assert (before.vin, before.price, before.features, before.specs) == (
            after.vin,
            after.price,
            after.features,
            after.specs,
        )


def test_vins_and_stock_numbers_are_used_once() -> None:
    assert len({draft.vin for draft in DRAFTS}) == len(DRAFTS)
    assert len(BY_STOCK) == len(DRAFTS)


def test_conditions_and_places_are_mixed_as_on_a_used_car_lot() -> None:
    conditions = Counter(draft.condition for draft in PUBLIC)
    places = Counter(draft.location_code for draft in PUBLIC)

    assert 0.09 <= conditions[Condition.certified] / len(PUBLIC) <= 0.15
    assert 0.06 <= conditions[Condition.new] / len(PUBLIC) <= 0.10
    assert 0.55 <= places["northgate"] / len(PUBLIC) <= 0.65
    assert set(places) == {location.code for location in DEMO_LOCATIONS}


def test_arrivals_and_slow_cars_are_as_many_as_in_the_pictures() -> None:
    days = [_days(draft) for draft in PUBLIC]

    assert sum(day < 7 for day in days) == sum(day <= 7 for day in days) == 18
    assert sum(day > 60 for day in days) == 34
    assert max(days) <= 110


def test_every_paint_of_the_drawings_stands_on_the_lot() -> None:
    drawn = {paint_for(draft.exterior_color_name, draft.exterior_color) for draft in PUBLIC}

    assert drawn == set(PAINTS)


def test_every_feature_is_on_the_lot() -> None:
    assert {code for draft in PUBLIC for code in draft.features} == set(FEATURES)


@every_car
def test_the_vin_is_valid_and_tells_the_year(draft: VehicleDraft) -> None:
    assert draft.vin is not None
    assert vin.is_valid(draft.vin)
    assert vin.model_year(draft.vin) == draft.year


@every_car
def test_every_code_is_in_the_vocabulary(draft: VehicleDraft) -> None:
    assert draft.body in BODIES
    assert draft.drivetrain in DRIVETRAINS
    assert draft.fuel in FUELS
    assert draft.transmission in TRANSMISSIONS
    assert draft.exterior_color in COLORS
    assert draft.interior_color in COLORS
    assert set(draft.features) <= set(FEATURES)
    assert list(draft.features) == sorted(set(draft.features))


@every_car
def test_the_color_name_is_drawn_in_its_own_family(draft: VehicleDraft) -> None:
    families = {"gray": {"graphite"}, "blue": {"navy", "sky"}, "green": {"green", "sage", "teal"}}
    families |= {"brown": {"bronze"}, "beige": {"sand"}}
    color = draft.exterior_color or ""

    assert paint_for(draft.exterior_color_name, color) in families.get(color, {color})


@every_car
def test_the_price_story_runs_down_to_the_price(draft: VehicleDraft) -> None:
    days = [point.on for point in draft.price_history]
    prices = [point.price for point in draft.price_history]

    assert days[0] == draft.listed_on
    assert days == sorted(set(days))
    assert days[-1] <= TODAY
    assert prices == sorted(set(prices), reverse=True)
    assert prices[-1] == draft.price
    assert len(prices) <= 5


@every_car
def test_the_price_fits_the_sticker_the_age_and_the_miles(draft: VehicleDraft) -> None:
    assert draft.price
    assert draft.msrp
    assert draft.mileage_mi is not None
    share = draft.price / draft.msrp

    assert draft.price <= draft.msrp
    assert share >= Decimal("0.40")
    if draft.condition is Condition.new:
        assert draft.year >= 2025
        assert draft.mileage_mi < 200
        assert share >= Decimal("0.95")
    else:
        assert draft.year <= 2024
        assert 3_000 <= draft.mileage_mi <= 15_000 * (2026 - draft.year)


@every_car
def test_the_engine_fits_the_fuel(draft: VehicleDraft) -> None:
    is_electric = draft.fuel == "electric"

    assert is_electric == (draft.cylinders is None) == (draft.displacement_l is None)
    assert is_electric == ("range_mi" in draft.specs) == ("fast_charging" in draft.features)
    assert ("battery_kwh" in draft.specs) == (draft.fuel in ("electric", "plug_in_hybrid"))
    assert ("electric_range_mi" in draft.specs) == (draft.fuel == "plug_in_hybrid")
    if is_electric:
        assert (draft.mpg_combined or 0) >= 60
        assert draft.transmission_name == "Single-speed"


@every_car
def test_the_body_fits_doors_seats_and_load(draft: VehicleDraft) -> None:
    assert draft.doors
    assert draft.seats
    has_bed = draft.body == "pickup"

    assert has_bed == ("bed_length_ft" in draft.specs) == ("cargo_cu_ft" not in draft.specs)
    assert not (draft.body in ("coupe", "convertible") and draft.doors != 2)
    assert ("third_row" in draft.features) == (draft.seats >= 7)
    assert (draft.mpg_combined is None) <= (draft.body == "van")
    if not has_bed:
        assert not {"bed_liner", "tonneau_cover"} & set(draft.features)
    if draft.body == "convertible":
        assert not {"sunroof", "panoramic_sunroof"} & set(draft.features)


@every_car
def test_the_interior_fits_the_features(draft: VehicleDraft) -> None:
    name = draft.interior_color_name or ""
    is_leather = name.endswith(" leather") and "synthetic" not in name

    assert is_leather == ("leather_seats" in draft.features)
    assert not {"sunroof", "panoramic_sunroof"} <= set(draft.features)
    if draft.transmission == "manual":
        assert "remote_start" not in draft.features


@every_car
def test_the_description_fits_owners_and_keys(draft: VehicleDraft) -> None:
    text = draft.description or ""

    assert text.count(". ") <= 1
    assert text.endswith(".")
    assert ("one_owner" in draft.specs) == (draft.condition is not Condition.new)
    if draft.condition is not Condition.new:
        assert text.startswith("One owner") == draft.specs["one_owner"] or "Certified" in text
    assert ("one key" in text) <= (draft.specs["key_count"] == 1)


def test_every_model_row_holds_together() -> None:
    for model in MODELS:
        assert model.first_year <= model.last_year
        assert model.new_stock <= model.stock
        assert set(f"{model.plus} {model.minus}".split()) <= set(FEATURES)
        assert not set(model.plus.split()) & set(model.minus.split())
        assert model.vin[6].isalpha(), "position 7: a letter from 2010 on"
        if model.mpg:
            low, high = sorted(model.mpg[:2])
            assert low <= model.mpg[2] <= high


def test_no_engine_is_left_over() -> None:
    used = {draft.engine for draft in DRAFTS}

    assert {engine.text for engine in ENGINES.values()} == used


# Stock number, title, trim, price, miles, color, days on the lot, end of the VIN.
PICTURED: list[tuple[object, ...]] = [
    ("N25102", "2023 Kia Telluride", "SX, 3 rows", 41900, 18204, "Jungle Green", 2, "401882"),
    (
        "N25088",
        "2024 Nissan Ariya",
        "Electric, Evolve+",
        38450,
        6118,
        "Sunrise Copper",
        6,
        "310447",
    ),
    ("N25061", "2024 Mazda Mazda3", "Hatchback, 2.5 S", 22400, 9870, "Soul Red", 11, "728015"),
    (
        "N24817",
        "2022 Honda Accord",
        "Touring, hybrid",
        27980,
        31560,
        "Still Night Blue",
        41,
        "024817",
    ),
    ("N24790", "2023 Volvo V60", "Cross Country", 36200, 22940, "Bright Silver", 47, "118236"),
    ("N24702", "2021 Ford F-150", "XLT, crew cab", 39750, 38015, "Agate Black", 58, "D41190"),
    ("N24655", "2023 Toyota Sienna", "XLE hybrid, 8 seats", 38600, 24117, "Cypress", 63, "073321"),
    ("N24519", "2022 Toyota GR Supra", "3.0", 52900, 12330, "Absolute Zero", 74, "052267"),
    ("N24420", "2021 BMW Z4", "sDrive30i", 41300, 17402, "Lagoon Teal", 82, "W60418"),
    ("N24316", "2020 Ford Transit", "250, medium roof", 29400, 41280, "Oxford White", 96, "A22905"),
    ("N25110", "2022 Mazda CX-5", "2.5 S Premium", 26750, 28402, "Machine Gray", 0, "610338"),
    ("N25097", "2023 Toyota Camry", "XSE", 28900, 19655, "Midnight Black", 4, "809214"),
    ("N24980", "2021 Toyota Corolla", "Hatchback SE", 18850, 33120, "Blue Flame", 5, "144790"),
    ("N25031", "2021 Subaru Outback", "Premium", 26300, 36480, "Autumn Brown", 14, "187402"),
    ("N25044", "2022 Hyundai Tucson", "SEL", 23950, 29770, "Titan Gray", 12, "055913"),
    ("N25019", "2020 Honda CR-V", "EX", 24480, 34905, "Aegean Blue", 17, "030586"),
]


@pytest.mark.parametrize("row", PICTURED, ids=[str(row[1]) for row in PICTURED])
def test_the_cars_of_the_pictures_stand_here(row: tuple[object, ...]) -> None:
    draft = BY_STOCK[str(row[0])]

    assert draft.vin
    assert (
        draft.stock_number,
        f"{draft.year} {draft.make} {draft.model}",
        draft.trim,
        draft.price,
        draft.mileage_mi,
        draft.exterior_color_name,
        _days(draft),
        draft.vin[-6:],
    ) == row


# Paint of the drawing, and what the price lost in the last 30 days.
DRAWN = [
    ("N25102", "green", 0),
    ("N25088", "orange", 0),
    ("N24817", "navy", 2620),
    ("N24790", "silver", 900),
    ("N24702", "black", 0),
    ("N24655", "sage", 500),
    ("N24519", "white", 2100),
    ("N24420", "teal", 1500),
    ("N24980", "sky", 0),
    ("N25031", "bronze", 0),
    ("N25044", "graphite", 400),
]


@pytest.mark.parametrize(("stock_number", "paint", "lost"), DRAWN)
def test_the_pictured_cars_have_their_paint_and_their_price_drop(
    stock_number: str, paint: str, lost: int
) -> None:
    draft = BY_STOCK[stock_number]
    month_ago = TODAY - timedelta(days=30)
    earlier = [point for point in draft.price_history if point.on <= month_ago]
    before = earlier[-1] if earlier else draft.price_history[0]

    assert paint_for(draft.exterior_color_name, draft.exterior_color) == paint
    assert draft.price is not None
    assert before.price - draft.price == lost


def test_the_accord_is_the_one_on_the_vehicle_page() -> None:
    accord = BY_STOCK["N24817"]

    assert accord.vin == "1HGCV3F91NA024817"
    assert [(point.on, int(point.price)) for point in accord.price_history] == [
        (date(2026, 10, 11), 31400),
        (date(2026, 10, 20), 30600),
        (date(2026, 10, 27), 29780),
        (date(2026, 11, 4), 28880),
        (date(2026, 11, 13), 27980),
    ]
    assert (accord.mpg_combined, accord.seats, accord.engine) == (43, 5, "2.0 L hybrid")
    assert accord.specs["horsepower"] == 212
    assert accord.specs["cargo_cu_ft"] == 16.7
    assert accord.msrp == 38260
    assert {"heads_up_display", "ventilated_seats", "sunroof", "wireless_charging"} <= set(
        accord.features
    )


def test_the_pictured_statuses_are_kept() -> None:
    assert BY_STOCK["N24790"].status is VehicleStatus.on_hold
    assert BY_STOCK["N24420"].status is VehicleStatus.sale_pending
    assert BY_STOCK["N25061"].status is VehicleStatus.in_recon
    assert BY_STOCK["N25110"].status is VehicleStatus.incoming


def test_the_newest_public_cars_are_the_four_on_the_home_page() -> None:
    newest = sorted(PUBLIC, key=lambda draft: (_days(draft), -int((draft.stock_number or "")[1:])))

    assert [draft.model for draft in newest[:4]] == ["Telluride", "Camry", "Corolla", "Ariya"]


def test_the_store_is_open_as_on_the_home_page() -> None:
    week = Week.from_json(DEMO_LOCATIONS[0].hours)

    assert DEMO_STORE.doc_fee == 150
    assert [(day.opens, day.closes) for day in week.days] == [(540, 1200)] * 6 + [(660, 1080)]


def _days(draft: VehicleDraft) -> int:
    assert draft.listed_on is not None
    return (TODAY - draft.listed_on).days

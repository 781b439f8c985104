from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.feed_columns import COLUMNS, SOURCES
from app.domain.draft import VehicleDraft
from app.domain.enums import Condition, Severity, VehicleStatus
from app.domain.errors import BadFeed
from app.domain.feed import (
    FeedRules,
    ParsedRow,
    parse_row,
    read_layout,
)
from app.domain.normalise.text import name_key

RULES = FeedRules(source="northgate", latest_year=2028)
VIN = "1HGCM82633A004352"
VAUTO = [
    "Stock #",
    "VIN",
    "New/Used",
    "Year",
    "Make",
    "Model",
    "Series",
    "Body",
    "Odometer",
    "Price",
    "MSRP",
    "Color",
    "Interior",
    "Engine",
    "Transmission",
    "Certified",
    "Inventory Date",
    "Description",
    "Photo Url List",
]
META = [
    "vehicle_id",
    "title",
    "description",
    "url",
    "make",
    "model",
    "year",
    "mileage.value",
    "mileage.unit",
    "image[0].url",
    "transmission",
    "fuel_type",
    "body_style",
    "vin",
    "price",
    "exterior_color",
    "state_of_vehicle",
    "availability",
    "address.postal_code",
]


def parsed(changes: dict[str, str], source: str = "northgate") -> ParsedRow:
    values = {"VIN": VIN, "Year": "2003", "Make": "Honda", "Model": "Accord"} | changes
    layout = read_layout(list(values), source)
    return parse_row(layout, list(values.values()), 2, RULES)


def draft_of(**changes: str) -> VehicleDraft:
    row = parsed(changes)
    assert row.draft is not None, row.problems
    return row.draft


def codes(row: ParsedRow) -> list[tuple[Severity, str]]:
    return [(problem.severity, problem.code) for problem in row.problems]


def test_a_vauto_style_row_is_mapped_whole() -> None:
    cells = [
        "A1042", VIN, "U", "2003", "Honda", "Accord", "EX-V6", "Coupe", "88410", "6495", "",
        "Black",
        "Black", "3.0L V6", "Automatic", "N", "2026-10-30", "One owner, V6",
        "https://example.test/m/a1042-1.jpg|https://example.test/m/a1042-2.jpg",
    ]  # fmt: skip

    row = parse_row(read_layout(VAUTO, "northgate"), cells, 2, RULES)

    assert row.problems == []
    assert row.draft == VehicleDraft(
        year=2003,
        make="Honda",
        model="Accord",
        vin=VIN,
        stock_number="A1042",
        trim="EX-V6",
        condition=Condition.used,
        body="coupe",
        transmission="automatic",
        transmission_name="Automatic",
        engine="3.0L V6",
        cylinders=6,
        displacement_l=Decimal("3.0"),
        exterior_color="black",
        exterior_color_name="Black",
        interior_color="black",
        interior_color_name="Black",
        mileage_mi=88410,
        price=Decimal(6495),
        seats=5,
        listed_on=date(2026, 10, 30),
        description="One owner, V6",
        photo_urls=(
            "https://example.test/m/a1042-1.jpg",
            "https://example.test/m/a1042-2.jpg",
        ),
        extra={name: cell for name, cell in zip(VAUTO, cells, strict=True) if cell},
    )


def test_a_meta_style_row_is_mapped() -> None:
    cells = [
        "A1042", "2003 Honda Accord EX-V6", "One owner", "https://example.test/a1042", "Honda",
        "Accord", "2003", "88410", "MI", "https://example.test/m/1.jpg", "AUTOMATIC", "GASOLINE",
        "COUPE", VIN, "6495.00 USD", "Black", "CPO", "AVAILABLE", "2139",
    ]  # fmt: skip

    row = parse_row(read_layout(META, "northgate"), cells, 2, RULES)

    assert row.problems == []
    assert row.draft is not None
    assert row.draft.condition is Condition.certified
    assert (row.draft.price, row.draft.fuel, row.draft.body) == (Decimal(6495), "gasoline", "coupe")
    assert row.draft.status is VehicleStatus.available
    assert row.draft.specs == {"seller_postal_code": "02139"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Stock#", "stock_number"), ("Stock No", "stock_number"), ("stock", "stock_number"),
        ("Used/New", "condition"), ("Body (Autowriter Body)", "body"), ("Disp", "displacement"),
        ("mileage.value", "mileage"), ("Drive Train", "drivetrain"), ("price_current", "price"),
        ("InternetPrice", "price"), ("Color Exterior", "exterior_color"), ("Date In", "listed_on"),
        ("image[3].url", "photos"), ("Photo1", "photos"), ("Engine Size", "displacement"),
        ("\ufeffZipcode ", "postal_code"), ("MinMPG", "mpg_city"), ("MaxMPG", "mpg_highway"),
    ],
)  # fmt: skip
def test_known_headers_are_recognised(header: str, field: str) -> None:
    layout = read_layout([header, "Year", "Make", "Model"], "northgate")

    assert layout.columns[field] == (0,)


def test_column_names_are_folded_and_mean_one_thing() -> None:
    names = [name for headers in COLUMNS.values() for name in headers]

    assert names == [name_key(name) for name in names]
    assert len(names) == len(set(names))
    assert all(
        ours in {"", *COLUMNS} for mapping in SOURCES.values() for ours in mapping.columns.values()
    )


def test_a_saved_mapping_beats_the_known_names() -> None:
    own = {"Sticker": "price", "Price": ""}
    layout = read_layout(["Year", "Make", "Model", "Price", "Sticker"], "northgate", own)

    assert layout.columns["price"] == (4,)


def test_a_price_of_either_reading_is_left_out() -> None:
    assert draft_of(Price="12.995").price is None
    assert draft_of(Price="12,995").price == Decimal(12995)


def test_a_documentary_fee_on_top_becomes_part_of_the_price() -> None:
    layout = read_layout(["Year", "Make", "Model", "Price", "MSRP"], "northgate")
    rules = FeedRules("northgate", 2028, doc_fee=Decimal("150.00"))

    priced = parse_row(layout, ["2003", "Honda", "Accord", "6495", "9000"], 2, rules).draft
    silent = parse_row(layout, ["2003", "Honda", "Accord", "Call", ""], 2, rules).draft

    assert priced is not None
    assert silent is not None
    assert (priced.price, priced.msrp) == (Decimal("6645.00"), Decimal(9000))
    assert silent.price is None


def test_the_more_trusted_price_column_wins() -> None:
    assert draft_of(Price="21,000", InternetPrice="$19,500").price == Decimal(19500)
    assert draft_of(Price="21,000", InternetPrice="Call").price == Decimal(21000)


def test_repeated_headers_do_not_lose_a_cell() -> None:
    layout = read_layout(["Year", "Make", "Model", "Note", "Note", ""], "northgate")
    row = parse_row(layout, ["2003", "Honda", "Accord", "a", "b", "c"], 2, RULES)

    assert row.draft is not None
    assert row.draft.extra["Note"] == "a"
    assert row.draft.extra["Note (2)"] == "b"
    assert row.draft.extra["column 6"] == "c"


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([VIN, "2003", "Honda", "Accord"], "header line missing"),
        (["VIN", "Make", "Price"], "year, model"),
    ],
)
def test_a_header_without_year_make_and_model_is_refused(headers: list[str], words: str) -> None:
    with pytest.raises(BadFeed, match=words):
        read_layout(headers, "northgate")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"VIN": "4Y1SL65848Z411439"}, "vin_check_digit"),
        ({"VIN": "1HGCM82633A00435"}, "vin_malformed"),
        ({"VIN": "1HGCM8263?A004352"}, "vin_malformed"),
        ({"Year": "2060"}, "year_out_of_range"),
        ({"Year": "last"}, "not_a_year"),
        ({"Make": "–"}, "missing"),
        ({"Model": ""}, "missing"),
        ({"Make": "日産"}, "unreadable"),
        ({"Make": "㎏" * 50}, "too_long"),
        ({"Model": "X" * 81}, "too_long"),
        ({"VIN": "", "Stock": "X" * 41}, "stock_number_too_long"),
    ],
)
def test_a_row_that_cannot_be_a_car_is_rejected(changes: dict[str, str], code: str) -> None:
    row = parsed(changes)

    assert row.draft is None
    assert codes(row) == [(Severity.error, code)]


def test_a_rejected_vin_says_why() -> None:
    problem = parsed({"VIN": "4y1sl65848z411439"}).problems[0]

    assert problem.message == "VIN 4Y1SL65848Z411439 fails its check digit: expected X, found 4."
    assert (problem.row_number, problem.field, problem.raw_value) == (2, "vin", "4y1sl65848z411439")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"VIN": "SGZCZ43D13S812715"}, "vin_check_digit"),
        ({"VIN": "194375L100001", "Year": "1965"}, "vin_before_1981"),
        ({"VIN": "1HGCM82633AOO4352"}, "vin_reread"),
        ({"Year": "2008"}, "year_differs_from_vin"),
        ({"Price": "Not Priced"}, "no_price"),
        ({"Price": "1-2"}, "not_an_amount"),
        ({"Price": "15395 GBP"}, "foreign_currency"),
        ({"Price": "12.995 €"}, "ambiguous_price"),
        ({"Price": "999999999"}, "amount_out_of_range"),
        ({"Mileage": "999,999"}, "odd_mileage"),
        ({"Mileage": "lots"}, "not_a_mileage"),
        ({"Color": "Hypergreen"}, "unknown_color"),
        ({"Drivetrain": "hovering"}, "unknown_word"),
        ({"Zipcode": "Main St"}, "not_a_postal_code"),
        ({"Photos": "javascript:alert(1)"}, "not_a_url"),
        ({"Inventory Date": "soon"}, "not_a_date"),
        ({"Inventory Date": "9999-12-31"}, "not_a_date"),
        ({"Store Code": "moon"}, "unknown_location"),
        ({"Engine Size": "99"}, "not_a_size"),
        ({"Doors": "many"}, "not_a_number"),
        ({"Trim": "X" * 121}, "cut"),
        ({"Model": "door"}, "model_unknown"),
    ],
)
def test_an_odd_value_is_a_warning_and_the_car_is_taken(changes: dict[str, str], code: str) -> None:
    row = parsed(changes)

    assert row.draft is not None
    assert codes(row) == [(Severity.warning, code)]


def test_dirty_values_are_cleaned() -> None:
    draft = draft_of(
        VIN="  1hgcm82633a004352 ",
        Model=" Accord",
        Price="$52,781 ",
        Mileage="23,173 mi",
        Interior="–",
        Engine="–",
        MinMPG="0",
        MaxMPG="35",
    )

    assert draft.vin == VIN
    assert (draft.model, draft.price, draft.mileage_mi) == ("Accord", Decimal(52781), 23173)
    assert (draft.interior_color_name, draft.engine) == (None, None)
    assert (draft.mpg_city, draft.mpg_highway, draft.mpg_combined) == (None, 35, None)


def test_odd_mileage_is_kept_and_price_zero_is_none() -> None:
    draft = draft_of(Mileage="999999", Price="0")

    assert (draft.mileage_mi, draft.price) == (999999, None)


def test_city_and_highway_make_the_combined_figure() -> None:
    draft = draft_of(MinMPG="20", MaxMPG="30")

    assert (draft.mpg_city, draft.mpg_highway, draft.mpg_combined) == (20, 30, 24)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"New/Used": "N"}, Condition.new),
        ({"New/Used": "U", "Certified": "Y"}, Condition.certified),
        ({"New/Used": "U", "Certified": "N"}, Condition.used),
        ({"Used/New": "BMW Certified"}, Condition.certified),
        ({"condition": "2 days left"}, None),
        ({"Certified": "N"}, None),
        ({}, None),
    ],
)
def test_condition_comes_from_the_columns_that_say_it(
    changes: dict[str, str], condition: Condition | None
) -> None:
    assert draft_of(**changes).condition is condition


def test_photos_are_split_at_every_separator() -> None:
    text = "https://a.test/1,2.jpg|https://a.test/2.jpg;https://a.test/3.jpg,https://a.test/4.jpg"

    assert draft_of(Photos=text).photo_urls == (
        "https://a.test/1,2.jpg",
        "https://a.test/2.jpg",
        "https://a.test/3.jpg",
        "https://a.test/4.jpg",
    )


def test_descriptions_lose_their_markup() -> None:
    text = "<p>One owner &amp; clean</p><script>x</script>"

    assert draft_of(Description=text).description == "One owner & clean x"


def test_ragged_rows_are_read_as_far_as_they_go() -> None:
    layout = read_layout(["Year", "Make", "Model", "Price"], "northgate")

    short = parse_row(layout, ["2003", "Honda", "Accord"], 2, RULES)
    long = parse_row(layout, ["2003", "Honda", "Accord", "1", "2"], 2, RULES)

    assert short.draft is not None
    assert short.draft.price is None
    assert codes(long) == [(Severity.warning, "too_many_cells")]


@given(st.lists(st.text(max_size=60), max_size=40), st.integers(0, 3))
def test_no_row_whatever_it_holds_is_a_crash(cells: list[str], shape: int) -> None:
    names = [headers[shape % len(headers)] for headers in COLUMNS.values()]
    layout = read_layout(names, "northgate")
    good = dict(zip(("Year", "Make", "Model"), ("2003", "Honda", "Accord"), strict=True))
    padded = cells + [""] * (len(names) - len(cells))
    for column, value in good.items():
        padded[names.index(COLUMNS[column.lower()][shape % len(COLUMNS[column.lower()])])] = value

    row = parse_row(layout, padded, 2, RULES)

    assert (row.draft is None) == any(p.severity is Severity.error for p in row.problems)

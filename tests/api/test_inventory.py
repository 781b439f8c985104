"""`GET /api/v1/inventory/search` against an oracle that reads the rows themselves."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from app.core.database import Database

URL = "/api/v1/inventory/search"
LOT = text(
    """
    select v.id, m.name as make, l.name as model, v.trim, v.body, v.drivetrain, v.fuel,
           v.transmission, v.exterior_color, v.condition, o.code as location, v.year, v.price,
           v.mileage_mi, v.seats, v.mpg_combined, v.listed_at, v.vin, v.stock_number,
           array(select feature from vehicle_features f where f.vehicle_id = v.id) as features
    from vehicles v join makes m on m.id = v.make_id join vehicle_models l on l.id = v.model_id
    join locations o on o.id = v.location_id
    where v.status in ('available', 'on_hold', 'sale_pending')
    """
)
Car = Any
Test = Callable[[Car], bool]


@pytest.fixture(scope="session")
async def lot(demo_database: Database) -> Sequence[Car]:
    async with demo_database.read_sessions() as session:
        return (await session.execute(LOT)).all()


async def found(client: httpx.AsyncClient, query: str) -> dict[str, Any]:
    answer = await client.get(f"{URL}?{query}")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def ids_of_all_pages(client: httpx.AsyncClient, query: str) -> list[int]:
    ids: list[int] = []
    cursor = ""
    while True:
        page = await found(client, f"{query}&cursor={cursor}")
        ids += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            return ids
        cursor = page["next_cursor"]


def facet(body: dict[str, Any], name: str) -> dict[str, int]:
    return {value["value"]: value["count"] for value in body["facets"][name] if value["count"]}


QUERIES: list[tuple[str, dict[str, Test]]] = [
    ("", {}),
    ("make=Honda", {"make": lambda c: c.make == "Honda"}),
    ("make=honda&make=TOYOTA", {"make": lambda c: c.make in ("Honda", "Toyota")}),
    (
        "make=Toyota&model=camry&price_max=30000",
        {
            "make": lambda c: c.make == "Toyota",
            "model": lambda c: c.model == "Camry",
            "price": lambda c: c.price is not None and c.price <= 30000,
        },
    ),
    (
        "body=suv&body=crossover&drivetrain=awd&mileage_max=40000",
        {
            "body": lambda c: c.body in ("suv", "crossover"),
            "drivetrain": lambda c: c.drivetrain == "awd",
            "mileage": lambda c: c.mileage_mi is not None and c.mileage_mi <= 40000,
        },
    ),
    (
        "feature=heated_seats&feature=apple_carplay&year_min=2021&year_max=2024",
        {
            "feature": lambda c: {"heated_seats", "apple_carplay"} <= set(c.features),
            "year": lambda c: 2021 <= c.year <= 2024,
        },
    ),
    (
        "fuel=hybrid&condition=used&location=northgate",
        {
            "fuel": lambda c: c.fuel == "hybrid",
            "condition": lambda c: c.condition == "used",
            "location": lambda c: c.location == "northgate",
        },
    ),
    (
        "seats_min=7&mpg_min=20&exterior_color=white&exterior_color=blue",
        {
            "seats_min": lambda c: c.seats is not None and c.seats >= 7,
            "mpg": lambda c: c.mpg_combined is not None and c.mpg_combined >= 20,
            "exterior_color": lambda c: c.exterior_color in ("white", "blue"),
        },
    ),
    (
        "not_make=Ford&not_exterior_color=white&not_body=pickup&price_min=$20,000&price_max=45k",
        {
            "not_make": lambda c: c.make != "Ford",
            "not_color": lambda c: c.exterior_color != "white",
            "not_body": lambda c: c.body != "pickup",
            "price": lambda c: c.price is not None and 20000 <= c.price <= 45000,
        },
    ),
    ("transmission=manual", {"transmission": lambda c: c.transmission == "manual"}),
]
IDS = [query or "everything" for query, _ in QUERIES]


@pytest.mark.parametrize(("query", "tests"), QUERIES, ids=IDS)
async def test_total_and_pages_are_exactly_the_cars_that_match(
    client: httpx.AsyncClient, lot: Sequence[Car], query: str, tests: dict[str, Test]
) -> None:
    expected = {car.id for car in lot if all(test(car) for test in tests.values())}

    body = await found(client, query)
    ids = await ids_of_all_pages(client, query)

    assert body["total"] == len(expected)
    assert len(ids) == len(set(ids))
    assert set(ids) == expected


@pytest.mark.parametrize(("query", "tests"), QUERIES, ids=IDS)
@pytest.mark.parametrize(
    "name",
    [
        "make",
        "body",
        "drivetrain",
        "fuel",
        "transmission",
        "exterior_color",
        "condition",
        "location",
    ],
)
async def test_a_facet_counts_under_all_the_other_filters(
    client: httpx.AsyncClient, lot: Sequence[Car], query: str, tests: dict[str, Test], name: str
) -> None:
    others = [test for field, test in tests.items() if field != name]
    expected = Counter(
        str(getattr(car, name))
        for car in lot
        if getattr(car, name) is not None and all(test(car) for test in others)
    )

    assert facet(await found(client, query), name) == expected


@pytest.mark.parametrize(("query", "tests"), QUERIES, ids=IDS)
async def test_features_seats_and_prices_are_counted_too(
    client: httpx.AsyncClient, lot: Sequence[Car], query: str, tests: dict[str, Test]
) -> None:
    def cars(own: str) -> list[Car]:
        return [c for c in lot if all(test(c) for name, test in tests.items() if name != own)]

    body = await found(client, query)

    features = Counter(feature for car in cars("feature") for feature in car.features)
    seats = sum(car.seats is not None and car.seats >= 7 for car in cars("seats_min"))
    assert facet(body, "feature") == features
    assert facet(body, "seats_min").get("7", 0) == seats
    assert sum(bin_["count"] for bin_ in body["price_histogram"]) == sum(
        car.price is not None for car in cars("price")
    )


@pytest.mark.parametrize(
    ("sort", "key", "descending"),
    [
        ("price", lambda c: (c.price is None, c.price), False),
        ("payment", lambda c: (c.price is None, c.price), False),
        ("-price", lambda c: c.price or 0, True),
        ("mileage", lambda c: (c.mileage_mi is None, c.mileage_mi), False),
        ("year", lambda c: c.year, True),
        ("newest", lambda c: c.listed_at, True),
        ("best", lambda c: c.listed_at, True),
    ],
)
async def test_every_sort_runs_its_way_through_all_pages(
    client: httpx.AsyncClient,
    lot: Sequence[Car],
    sort: str,
    key: Callable[[Car], Any],
    descending: bool,
) -> None:
    by_id = {car.id: car for car in lot}

    ids = await ids_of_all_pages(client, f"sort={sort}")

    keys = [key(by_id[id_]) for id_ in ids]
    assert len(ids) == len(lot)
    assert keys == sorted(keys, reverse=descending)


async def test_payment_max_keeps_the_cars_whose_estimate_fits(client: httpx.AsyncClient) -> None:
    body = await found(client, "payment_max=400&sort=-price")

    payments = [item["estimated_payment"] for item in body["items"]]
    assert payments
    assert all(payment is None or Decimal(payment) <= 400 for payment in payments)


async def test_words_find_cars_and_their_beginnings_are_enough(client: httpx.AsyncClient) -> None:
    body = await found(client, "q=hond accor")

    assert body["total"] > 0
    assert {(item["make"], item["model"]) for item in body["items"]} == {("Honda", "Accord")}


async def test_a_car_is_found_by_vin_and_stock_number(
    client: httpx.AsyncClient, lot: Sequence[Car]
) -> None:
    car = lot[0]

    by_vin = await found(client, f"vin={car.vin.lower()}")
    by_stock = await found(client, f"stock_number={car.stock_number.lower()}")

    assert [item["id"] for item in by_vin["items"]] == [car.id]
    assert [item["id"] for item in by_stock["items"]] == [car.id]


@pytest.mark.parametrize(
    ("asked", "there"), [("hybrid", True), ("TOURING", True), ("hybri", False), ("tou ring", False)]
)
async def test_a_trim_is_found_by_its_words(
    client: httpx.AsyncClient, asked: str, there: bool
) -> None:
    body = await found(client, f"make=Honda&model=Accord&year_max=2022&trim={asked}")

    assert ("N24817" in {item["stock_number"] for item in body["items"]}) is there


async def test_an_item_has_the_fields_scripts_rely_on(client: httpx.AsyncClient) -> None:
    item = (await found(client, "q=N24817"))["items"][0]

    contract = (
        "id slug stock_number vin year make model trim body drivetrain fuel transmission "
        "exterior_color mileage price estimated_payment condition status location primary_image "
        "version"
    )
    assert set(contract.split()) <= set(item)
    assert item["price"] == "27980.00"
    assert item["estimated_payment"] == "469.08"
    assert item["mileage"] == 31560


async def test_a_name_is_said_back_as_it_is_written(client: httpx.AsyncClient) -> None:
    body = await found(client, "make=honda&make=honda&location=NORTHGATE")

    assert [one["words"] for one in body["applied_filters"]] == ["Honda", "Northgate"]


async def test_signs_alone_are_no_filter(client: httpx.AsyncClient) -> None:
    body = await found(client, "q=%F0%9F%98%80 !?")

    assert body["applied_filters"] == []
    assert body["unrecognised"] == ["😀 !?"]


async def test_what_is_no_filter_is_said_to_be_ignored(client: httpx.AsyncClient) -> None:
    body = await found(client, "status=sold&make%5B%5D=Toyota&utm_source=mail")

    assert body["notices"] == [
        "status is no filter of this search and was ignored.",
        "make[] is no filter of this search and was ignored.",
    ]


async def test_filters_are_said_back_in_words(client: httpx.AsyncClient) -> None:
    body = await found(client, "price_max=30000&drivetrain=awd&not_make=Ford")

    said = {(one["field"], one["value"], one["words"]) for one in body["applied_filters"]}
    assert said == {
        ("price_max", "30000", "up to $30,000"),
        ("drivetrain", "awd", "All-wheel drive"),
        ("not_make", "Ford", "not Ford"),
    }


async def test_distance_says_that_it_cannot_be_applied(client: httpx.AsyncClient) -> None:
    body = await found(client, "near=97217&radius_mi=50")

    assert body["total"] > 0
    assert "not applied" in body["notices"][0]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("make=Lada", "make"),
        ("model=Zaphod", "model"),
        ("location=atlantis", "location"),
        ("body=spaceship", "body"),
        ("feature=teleport", "feature"),
        ("not_fuel=plutonium", "not_fuel"),
        ("sort=random", "sort"),
        ("price_max=cheap", "price_max"),
        ("price_max=-1", "price_max"),
        ("price_max=1e9", "price_max"),
        ("price_min=30000&price_max=20000", "price_max"),
        ("year_min=2024&year_max=2020", "year_max"),
        ("year_min=99999", "year_min"),
        ("mileage_max=99999999999999999999", "mileage_max"),
        ("limit=21", "limit"),
        ("limit=0", "limit"),
        ("near=Portland", "near"),
        ("q=%00", "q"),
        ("q=" + "a" * 20_000, "q"),
        ("cursor=nonsense", "cursor"),
        ("cursor=WyJhIiwgImIiLCAxXQ", "cursor"),
        ("cursor=%F0%9F%9A%97", "cursor"),
    ],
)
async def test_what_cannot_be_used_is_refused_by_name(
    client: httpx.AsyncClient, query: str, field: str
) -> None:
    answer = await client.get(f"{URL}?{query}")

    problem = answer.json()
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in problem["errors"]] == [field]
    assert problem["trace_id"] == answer.headers["x-request-id"]


async def test_a_cursor_of_another_search_is_refused(client: httpx.AsyncClient) -> None:
    cursor = (await found(client, "sort=price"))["next_cursor"]

    other_sort = await client.get(f"{URL}?sort=mileage&cursor={cursor}")
    other_filter = await client.get(f"{URL}?sort=price&body=suv&cursor={cursor}")

    assert other_sort.status_code == 422
    assert other_filter.json()["errors"][0]["code"] == "bad_cursor"


async def test_blank_and_foreign_parameters_are_ignored(client: httpx.AsyncClient) -> None:
    everything = await found(client, "")

    form = await found(client, "make=&price_max=&q=+&utm_source=mail&status=sold")

    assert form["total"] == everything["total"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("hon", "Honda"), ("accrod", "Honda Accord"), ("minivan", "Minivan"), ("", None)],
)
async def test_suggestions_complete_and_forgive(
    client: httpx.AsyncClient, typed: str, first: str | None
) -> None:
    items = (await client.get("/api/v1/inventory/suggest", params={"q": typed})).json()["items"]

    assert (items[0]["label"] if items else None) == first


async def test_a_suggestion_leads_to_its_cars(client: httpx.AsyncClient) -> None:
    items = (await client.get("/api/v1/inventory/suggest?q=camry")).json()["items"]

    body = await found(client, items[0]["query"])

    assert body["total"] == items[0]["count"]

import json
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal

import httpx
import pytest
from sqlalchemy import text

from app.core.database import Database
from app.crud.vehicle_import import locations_by_code
from app.crud.vehicle_load import LoadOrigin, load_drafts
from app.domain.draft import VehicleDraft
from app.main import create_app
from app.server.addresses import Urls
from tests.conftest import database_of, running, settings_for
from tests.forms import visit
from tests.servers import Server

EVIL = '</script><script>alert("x")</script>&<b>'
PARTIAL = {"HX-Request-Type": "partial"}


async def slug_of(database: Database, condition: str) -> str:
    async with database.read_sessions() as session:
        found = await session.scalar(text(f"select slug from vehicles where {condition} limit 1"))
    assert isinstance(found, str)
    return found


@pytest.fixture
async def accord(demo_database: Database) -> str:
    """The car of DOMAIN 1.2 and of the pictures."""
    return "/inventory/" + await slug_of(demo_database, "stock_number = 'N24817'")


@pytest.fixture
async def odd_lot(server: Server, template: Urls) -> AsyncIterator[httpx.AsyncClient]:
    """A store with one car that knows little and says strange things, and one without a price."""
    drafts = [
        VehicleDraft(
            year=2020,
            make="Honda",
            model="Civic",
            trim=EVIL,
            stock_number="ODD1",
            price=Decimal("3999.50"),
            description=f"First line {EVIL}\n\nSecond line",
            listed_on=date(2026, 11, 1),
        ),
        VehicleDraft(year=2001, make="Kia", model="Rio", stock_number="ODD2"),
    ]
    with server.copy_of(template) as urls:
        async with database_of(urls) as database, database.sessions.begin() as session:
            locations = await locations_by_code(session)
            origin = LoadOrigin("test", next(iter(locations.values())), locations)
            await load_drafts(session, drafts, origin)
        async with running(create_app(settings_for(urls))) as client:
            yield client


async def test_a_car_says_what_it_costs_and_why(client: httpx.AsyncClient, accord: str) -> None:
    page = await visit(client, accord)

    assert page.heading == "2022 Honda Accord"
    assert page.title.startswith("2022 Honda Accord")
    for fact in (
        "$27,980",
        "Total price. It includes a $150 doc fee; tax, title and registration are extra.",
        "$469 a month, about",
        "6.49% APR, 60 months, $23,980 financed, $4,164.80 total interest.",
        "Drawing, photos to come",
        "N24817",
        "$31,400 when it arrived",
    ):
        assert fact in page.main.text


async def test_the_steps_add_up_to_the_payment(client: httpx.AsyncClient, accord: str) -> None:
    page = await visit(client, accord)
    steps = {
        step.one(class_="estimate__name").text: step.one(class_="estimate__result").text
        for step in page.root.all(class_="estimate__step")
    }

    assert steps == {
        "Total price": "$27,980.00",
        "Amount financed, P": "$23,980.00",
        "Monthly rate, i": "0.0054083",
        "Payment": "$469.08",
        "All payments": "$28,144.80",
        "Total interest": "$4,164.80",
    }


async def test_other_terms_are_worked_out_without_scripts(
    client: httpx.AsyncClient, accord: str
) -> None:
    page = await visit(client, accord)

    other = await visit(client, page.form(id="estimate").set("down", "5,000").set("term", "72").url)

    assert "6.49% APR, 72 months, $22,980 financed" in other.main.text
    assert other.root.one("input", name="down").attrs["value"] == "5,000"
    assert "checked" in other.root.one("input", id="term-72").attrs


async def test_a_down_payment_above_the_price_finances_nothing(
    client: httpx.AsyncClient, accord: str
) -> None:
    page = await visit(client, f"{accord}?down=30000")

    assert "Paid in full" in page.main.text
    assert "nothing is financed" in page.main.text


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("down", "-1", "Use 0 or more."),
        ("down", "abc", "Use a whole number, like 4,000."),
        ("term", "0", "Use 6 or more."),
        ("term", "999", "Use 96 or less."),
        ("term", "x", "Use a whole number, like 60."),
    ],
)
async def test_terms_that_cannot_be_are_named_and_the_others_stay(
    client: httpx.AsyncClient, accord: str, name: str, typed: str, sentence: str
) -> None:
    other = "term=48" if name == "down" else "down=5000"

    page = await visit(client, f"{accord}?{name}={typed}&{other}")

    assert page.status == 422
    assert page.heading == "2022 Honda Accord"
    assert page.root.one("p", class_="field__error").text == sentence
    assert ("48 months" if name == "down" else "$22,980 financed") in page.main.text
    if name == "down":
        assert page.root.one("input", name="down").attrs["value"] == typed


async def test_moving_the_estimate_gets_only_its_figures(
    client: httpx.AsyncClient, accord: str
) -> None:
    answer = await client.get(accord, params={"down": "4000", "term": "36"}, headers=PARTIAL)

    assert "<html" not in answer.text
    assert "a month, about" in answer.text
    assert answer.headers["cache-control"] == "no-store"


async def test_search_engines_read_the_same_facts(client: httpx.AsyncClient, accord: str) -> None:
    page = await visit(client, accord)

    data = json.loads(page.root.one("script", type="application/ld+json").text)

    assert (data["@type"], data["name"]) == ("Car", "2022 Honda Accord")
    assert data["offers"]["price"] == "27980.00"
    assert data["url"] == page.root.one("link", rel="canonical").attrs["href"]
    assert page.root.one("meta", property="og:title").attrs["content"] == "2022 Honda Accord"


async def test_every_similar_car_is_there(client: httpx.AsyncClient, accord: str) -> None:
    page = await visit(client, accord)
    similar = [link.attrs["href"] for link in page.root.all("a", class_="vehicle-card__link")]

    assert len(similar) == 4
    assert accord not in similar
    for href in similar:
        assert (await client.get(href)).status_code == 200


@pytest.mark.parametrize("status", ["sold", "incoming", "in_recon"])
async def test_a_car_that_is_not_for_sale_has_left_the_lot(
    client: httpx.AsyncClient, demo_database: Database, status: str
) -> None:
    page = await visit(client, "/inventory/" + await slug_of(demo_database, f"status = '{status}'"))

    assert page.status == 404
    assert page.heading == "That car has left the lot"
    for way_on in ("See all cars", "Newest arrivals"):
        assert (await visit(client, page.link(way_on))).status == 200


async def test_strange_words_of_a_feed_stay_text(odd_lot: httpx.AsyncClient) -> None:
    lot = await visit(odd_lot, "/inventory?make=Honda")
    car = await visit(odd_lot, lot.root.one("a", class_="vehicle-card__link").attrs["href"])

    data = json.loads(car.root.one("script", type="application/ld+json").text)
    assert data["vehicleConfiguration"] == EVIL
    for page in (lot, car):
        assert EVIL in page.main.text
        assert "alert" not in " ".join(
            script.text for script in page.root.all("script") if "type" not in script.attrs
        )


async def test_a_car_that_says_little_still_has_a_page(odd_lot: httpx.AsyncClient) -> None:
    lot = await visit(odd_lot, "/inventory?make=Kia")

    car = await visit(odd_lot, lot.root.one("a", class_="vehicle-card__link").attrs["href"])

    assert car.status == 200
    assert "Call for the price" in car.main.text
    assert "a month, about" not in car.main.text
    assert "None" not in car.main.text


@pytest.mark.parametrize("trim", ["Touring, hybrid", "EX-L Hybrid"])
async def test_a_fuel_that_the_trim_names_is_not_said_again(
    server: Server, demo_template: Urls, trim: str
) -> None:
    with server.copy_of(demo_template) as urls:
        async with database_of(urls) as database:
            slug = await slug_of(database, "stock_number = 'N24817'")
            async with database.sessions.begin() as session:
                await session.execute(
                    text("update vehicles set trim = :trim where slug = :slug"),
                    {"trim": trim, "slug": slug},
                )
        async with running(create_app(settings_for(urls))) as client:
            car = await visit(client, f"/inventory/{slug}")

    line = car.root.one("p", class_="offer__line").text
    assert line.startswith(f"{trim}. ")


async def test_a_price_below_the_down_payment_has_no_payment(odd_lot: httpx.AsyncClient) -> None:
    lot = await visit(odd_lot, "/inventory?make=Honda")

    car = await visit(odd_lot, lot.root.one("a", class_="vehicle-card__link").attrs["href"])

    assert "$3,999.50" in car.main.text
    assert "Paid in full" in car.main.text

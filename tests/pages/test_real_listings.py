"""The pages on a real dealership's stock: every odd name, missing fact and length is in it."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import text

from app.core.database import Database
from app.main import create_app
from app.server.addresses import Urls
from tests.conftest import database_of, running, settings_for
from tests.forms import Page, visit

pytestmark = pytest.mark.shared_data
NOTHING = re.compile(r"\b(None|nan|NaN|null|undefined)\b")
SEARCHES = (
    "",
    "body=suv&drivetrain=awd&price_max=40000",
    "fuel=electric&sort=mileage",
    "q=honda&sort=price",
    "year_min=2019&year_max=2021&sort=-price",
    "exterior_color=red&transmission=manual&sort=year",
    "payment_max=450&by=payment&sort=payment",
    "price_max=1",
    "condition=certified&sort=newest",
)


@pytest.fixture(scope="session")
async def real_client(real_stock: Urls) -> AsyncIterator[httpx.AsyncClient]:
    async with running(create_app(settings_for(real_stock))) as client:
        yield client


@pytest.fixture(scope="session")
async def real_database(real_stock: Urls) -> AsyncIterator[Database]:
    async with database_of(real_stock) as database:
        yield database


def expect_whole(page: Page, title: str) -> None:
    assert page.status == 200, page.path
    assert title in page.title, page.path
    assert NOTHING.findall(page.root.text) == [], page.path
    headings = [head for level in "123" for head in page.root.all(f"h{level}")]
    assert [head for head in headings if not head.text] == [], page.path
    ids = [element.attrs["id"] for element in page.root.all() if "id" in element.attrs]
    assert len(ids) == len(set(ids)), page.path


@pytest.mark.parametrize("query", SEARCHES)
async def test_a_search_of_real_cars_is_a_whole_page(
    real_client: httpx.AsyncClient, query: str
) -> None:
    page = await visit(real_client, f"/inventory?{query}")

    expect_whole(page, "0 cars," if page.heading.startswith("No cars") else f"{page.heading},")


async def test_the_home_page_of_a_real_stock_is_whole(real_client: httpx.AsyncClient) -> None:
    page = await visit(real_client, "/")

    expect_whole(page, "cars with the whole price on them")


async def test_all_pages_of_one_make_show_every_car_of_it_once(
    real_client: httpx.AsyncClient,
) -> None:
    page = await visit(real_client, "/inventory?make=Honda&sort=price")
    total = int(page.heading.split()[0].replace(",", ""))
    seen = [link.attrs["href"] for link in page.root.all("a", class_="vehicle-card__link")]

    while following := page.root.all("a", hx_swap="beforeend"):
        page = await visit(real_client, following[0].attrs["href"])
        expect_whole(page, "cars,")
        seen += [link.attrs["href"] for link in page.root.all("a", class_="vehicle-card__link")]

    assert len(seen) == len(set(seen)) == total > 40


async def test_every_tenth_real_car_has_a_whole_page(
    real_client: httpx.AsyncClient, real_database: Database
) -> None:
    async with real_database.read_sessions() as session:
        found = await session.execute(
            text("""
                select slug, year, mk.name as make, mo.name as model
                from (select *, row_number() over (order by id) as place from vehicles) v
                    join makes mk on mk.id = v.make_id
                    join vehicle_models mo on mo.id = v.model_id
                where v.place % 10 = 0 and v.status = 'available'
            """)
        )
        cars = found.all()

    for slug, year, make, model in cars:
        page = await visit(real_client, f"/inventory/{slug}")
        expect_whole(page, f"{year} {make} {model}")
    assert len(cars) > 50

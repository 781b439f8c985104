"""The rules of every screen on the cars of real dealers that strain a page most."""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import text

from app.core.database import Database
from app.server.addresses import Urls
from tests.browser.chromium import DESKTOP, PHONE, Window
from tests.browser.conftest import OpenPage
from tests.browser.rules import expect_rules_kept
from tests.browser.shop import cards
from tests.browser.site import Site, running_site
from tests.conftest import database_of

pytestmark = pytest.mark.shared_data
_LONGEST = "length(mo.name) + length(coalesce(v.trim, '')) desc"
_SPECS = "v.trim, v.body, v.fuel, v.engine, v.transmission, v.drivetrain, v.mpg_city, v.seats"
_ODDEST = {
    "longest name": f"true order by {_LONGEST}",
    "no body": f"v.body is null order by {_LONGEST}",
    "no price": f"v.price is null order by {_LONGEST}",
    "no specs": f"true order by num_nulls({_SPECS}) desc",
}


@pytest.fixture(scope="session")
def real_site(real_stock: Urls) -> Iterator[Site]:
    with running_site(real_stock) as site:
        yield site


@pytest.fixture(scope="session")
async def real_database(real_stock: Urls) -> AsyncIterator[Database]:
    async with database_of(real_stock) as database:
        yield database


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("query", ["", "?sort=-price&body=pickup"])
async def test_a_search_of_real_cars_keeps_the_rules(
    query: str, width: int, visit: OpenPage, real_site: Site
) -> None:
    page = await visit(Window(width))

    await page.goto(real_site / f"/inventory{query}")
    assert await cards(page).count() == 20

    await expect_rules_kept(page, width)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("odd", _ODDEST)
async def test_an_odd_real_car_keeps_the_rules(
    odd: str, width: int, visit: OpenPage, real_site: Site, real_database: Database
) -> None:
    slug = await slug_of(real_database, _ODDEST[odd])
    page = await visit(Window(width))

    answer = await page.goto(real_site / f"/inventory/{slug}")
    assert answer is not None
    assert answer.status == 200

    await expect_rules_kept(page, width)


async def slug_of(database: Database, which: str) -> str:
    query = f"""
        select v.slug from vehicles v join vehicle_models mo on mo.id = v.model_id
        where v.status = 'available' and {which} limit 1
    """
    async with database.read_sessions() as session:
        found = await session.scalar(text(query))
    assert isinstance(found, str), which
    return found

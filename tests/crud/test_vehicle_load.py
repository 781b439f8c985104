from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.vehicle_import import locations_by_code
from app.crud.vehicle_load import LoadOrigin, LoadResult, load_drafts
from app.domain.draft import PricePoint, VehicleDraft

ACCORD = VehicleDraft(
    year=2003,
    make="Honda",
    model="Accord",
    trim="EX-V6",
    vin="1HGCM82633A004352",
    stock_number="A1042",
    body="coupe",
    exterior_color="black",
    price=Decimal(6495),
    listed_on=date(2026, 10, 30),
)


async def load(session: AsyncSession, *drafts: VehicleDraft) -> LoadResult:
    locations = await locations_by_code(session)
    return await load_drafts(session, drafts, LoadOrigin("test", locations["main"], locations))


async def rows(session: AsyncSession, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await session.execute(text(query))]


async def test_nothing_to_load_is_no_statement(session: AsyncSession) -> None:
    assert await load(session) == LoadResult()


async def test_a_car_has_a_readable_slug_that_stays(session: AsyncSession) -> None:
    await load(session, ACCORD)
    await load(session, replace(ACCORD, trim="EX"))

    slugs = await rows(session, "select slug, trim from vehicles")
    assert slugs == [("2003-honda-accord-ex-v6-3a004352", "EX")]


async def test_a_car_that_comes_back_is_a_new_row_with_its_own_slug(session: AsyncSession) -> None:
    await load(session, ACCORD)
    await session.execute(text("update vehicles set status = 'archived'"))

    result = await load(session, ACCORD)

    assert result.created == 1
    slugs = [str(slug) for (slug,) in await rows(session, "select slug from vehicles order by id")]
    assert slugs[1].startswith(f"{slugs[0]}-")


async def test_a_price_history_ends_in_the_price(session: AsyncSession) -> None:
    history = (
        PricePoint(date(2026, 11, 10), Decimal(6995)),
        PricePoint(date(2026, 10, 30), Decimal(7495)),
    )

    await load(session, replace(ACCORD, price_history=history))

    prices = "select price, previous_price from price_changes order by id"
    assert await rows(session, prices) == [
        (Decimal(7495), None),
        (Decimal(6995), Decimal(7495)),
        (Decimal(6495), Decimal(6995)),
    ]


@pytest.mark.parametrize("words", ["accord", "honda & accord", "a1042", "ex:*", "coupe & black"])
async def test_a_car_is_found_by_its_words(session: AsyncSession, words: str) -> None:
    await load(session, ACCORD)

    found = "select count(*) from vehicles where search @@ to_tsquery('simple', :words)"
    assert await session.scalar(text(found), {"words": words}) == 1


async def test_makes_and_models_are_made_once_whatever_their_spelling(
    session: AsyncSession,
) -> None:
    await load(session, ACCORD, replace(ACCORD, make="HONDA", vin=None, stock_number="B1"))

    assert await rows(session, "select name, key from makes") == [("Honda", "honda")]
    assert await rows(session, "select name, key from vehicle_models") == [("Accord", "accord")]


async def test_specs_are_merged(session: AsyncSession) -> None:
    await load(session, replace(ACCORD, specs={"horsepower": 240}))
    result = await load(session, replace(ACCORD, specs={"torque_lb_ft": 212}))

    assert result.updated == 1
    specs = await rows(session, "select specs from vehicle_specs")
    assert specs == [({"horsepower": 240, "torque_lb_ft": 212},)]

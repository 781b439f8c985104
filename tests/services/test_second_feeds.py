"""What the next feed may change on a car, and which car it means."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.database import Database
from tests.services.feeds import ACCORD, F150, HEADER, rows_of, run, write_feed

UK = ("make", "model", "year", "price", "transmission", "mileage", "fuelType", "engineSize")
FIESTA = ("Ford", "Fiesta", "2017", "12000", "Manual", "15944", "Petrol", "1.0")
STATES = "select status, condition, sold_on from vehicles"


async def change(database: Database, statement: str) -> None:
    async with database.sessions.begin() as session:
        await session.execute(text(statement))


@pytest.mark.parametrize("word", ["New", "Certified"])
async def test_a_feed_without_condition_leaves_it(
    database: Database, tmp_path: Path, word: str
) -> None:
    await run(database, write_feed(tmp_path, (*ACCORD, word), header=(*HEADER, "Condition")))

    report = await run(database, write_feed(tmp_path, ACCORD))

    assert report.counts.unchanged == 1
    assert await rows_of(database, STATES) == [("available", word.lower(), None)]


async def test_a_silent_feed_leaves_an_incoming_car_and_a_speaking_one_brings_it_to_the_lot(
    database: Database, tmp_path: Path
) -> None:
    header = (*HEADER, "Status")
    await run(database, write_feed(tmp_path, (*ACCORD, "In Transit"), header=header))

    await run(database, write_feed(tmp_path, ACCORD))
    silent = await rows_of(database, STATES)
    await run(database, write_feed(tmp_path, (*ACCORD, "Available"), header=header))

    assert silent == [("incoming", "used", None)]
    assert await rows_of(database, STATES) == [("available", "used", None)]


async def test_a_sale_that_fell_through_comes_back(database: Database, tmp_path: Path) -> None:
    header = (*HEADER, "Status")
    await run(database, write_feed(tmp_path, (*ACCORD, "Sold"), header=header))
    assert await rows_of(database, "select sold_on is null from vehicles") == [(False,)]

    await run(database, write_feed(tmp_path, (*ACCORD, "Available"), header=header))

    assert await rows_of(database, STATES) == [("available", "used", None)]
    story = "select status, previous_status from status_changes order by id"
    assert await rows_of(database, story) == [("sold", None), ("available", "sold")]


async def test_a_delivered_car_keeps_its_day_of_sale(database: Database, tmp_path: Path) -> None:
    header = (*HEADER, "Status")
    await run(database, write_feed(tmp_path, (*ACCORD, "Sold"), header=header))

    await run(database, write_feed(tmp_path, (*ACCORD, "Delivered"), header=header))

    kept = "select status, sold_on is null from vehicles"
    assert await rows_of(database, kept) == [("delivered", False)]


async def test_a_car_without_vin_and_stock_number_keeps_its_name_when_its_price_changes(
    database: Database, tmp_path: Path
) -> None:
    golf = ("VW", "Golf", *FIESTA[2:])
    await run(database, write_feed(tmp_path, FIESTA, golf, header=UK))
    cheaper = (*FIESTA[:3], "11500", "Manual", "16020", *FIESTA[6:])

    report = await run(database, write_feed(tmp_path, cheaper, golf, header=UK))

    assert (report.counts.created, report.counts.updated, report.counts.unchanged) == (0, 1, 1)
    prices = "select price, mileage_mi from vehicles order by price"
    assert await rows_of(database, prices) == [(Decimal(11500), 16020), (Decimal(12000), 15944)]


async def test_twins_without_a_name_are_two_cars_and_exact_repeats_are_one(
    database: Database, tmp_path: Path
) -> None:
    twin = (*FIESTA[:3], "9000", *FIESTA[4:])
    await run(database, write_feed(tmp_path, FIESTA, twin, FIESTA, header=UK))

    again = await run(database, write_feed(tmp_path, FIESTA, FIESTA, twin, header=UK))

    assert (again.counts.unchanged, again.counts.duplicates, again.counts.updated) == (2, 1, 0)
    numbers = await rows_of(database, "select stock_number from vehicles order by id")
    assert [str(number).rsplit("-", 1)[1] for (number,) in numbers] == ["1", "2"]


async def second_rooftop(database: Database) -> None:
    columns = "name, street, city, state, postal_code, phone, time_zone, hours, position"
    await change(
        database,
        f"insert into locations (code, {columns}) select 'east', {columns} from locations",
    )


async def test_a_stock_number_is_taken_wherever_its_car_stands(
    database: Database, tmp_path: Path
) -> None:
    await second_rooftop(database)
    await run(database, write_feed(tmp_path, ACCORD, F150), location_code="east")
    taken = (F150[0], ACCORD[1], *F150[2:])

    report = await run(database, write_feed(tmp_path, taken))

    assert [problem.code for problem in report.problems] == ["stock_number_taken"]
    numbers = "select vin, stock_number from vehicles order by id"
    assert await rows_of(database, numbers) == [(ACCORD[0], "A1"), (F150[0], "A2")]


async def test_a_car_does_not_move_to_where_its_stock_number_is_taken(
    database: Database, tmp_path: Path
) -> None:
    await second_rooftop(database)
    same = (F150[0], ACCORD[1], *F150[2:])
    await run(database, write_feed(tmp_path, ACCORD), location_code="main")
    await run(database, write_feed(tmp_path, same), location_code="east")
    nameless = (F150[0], "", *F150[2:], "main")

    report = await run(database, write_feed(tmp_path, nameless, header=(*HEADER, "Store Code")))

    assert [problem.code for problem in report.problems] == ["stock_number_taken"]
    places = "select l.code from vehicles v join locations l on l.id = v.location_id order by v.id"
    assert await rows_of(database, places) == [("main",), ("east",)]


async def test_a_row_without_a_vin_is_no_second_car_of_a_stock_number(
    database: Database, tmp_path: Path
) -> None:
    feed = write_feed(tmp_path, ACCORD, ("", *ACCORD[1:5], "$5,000", *ACCORD[6:]))

    first = await run(database, feed)
    again = await run(database, feed)

    assert (first.counts.created, first.counts.duplicates) == (1, 1)
    assert (again.counts.unchanged, again.counts.duplicates) == (1, 1)
    assert await rows_of(database, "select price from vehicles") == [(Decimal(6495),)]

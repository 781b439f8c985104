import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.database import Database
from app.domain.errors import BadFeed, NotFound
from app.services import imports
from tests.services.feeds import ACCORD, F150, HEADER, NOW, rows_of, run, write_feed

CARS = """
    select v.vin, v.stock_number, v.year, make.name, model.name, v.trim, v.price, v.mileage_mi,
        v.exterior_color, v.body, v.status, v.version
    from vehicles v join makes make on make.id = v.make_id
        join vehicle_models model on model.id = v.model_id order by v.id
"""


def changed(row: tuple[str, ...], **values: str) -> tuple[str, ...]:
    names = [name.lower().replace(" #", "") for name in HEADER]
    return tuple(values.get(name, cell) for name, cell in zip(names, row, strict=True))


async def test_a_feed_becomes_cars(database: Database, tmp_path: Path) -> None:
    report = await run(database, write_feed(tmp_path, ACCORD, F150))

    assert (
        report.counts.rows_read,
        report.counts.accepted,
        report.counts.created,
        report.counts.rejected,
    ) == (2, 2, 2, 0)
    assert await rows_of(database, CARS) == [
        (
            *("1HGCM82633A004352", "A1", 2003, "Honda", "Accord", "EX", Decimal(6495), 88410),
            *("black", "sedan", "available", 1),
        ),
        (
            *("1FTMW1T88MFA00001", "A2", 2021, "Ford", "F-150", "XLT", Decimal(41000), 9000),
            *("white", "pickup", "available", 1),
        ),
    ]


async def test_the_same_feed_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    feed = write_feed(tmp_path, changed(ACCORD, features="Bluetooth, Sunroof"), F150)
    await run(database, feed)
    before = await rows_of(database, CARS)

    report = await run(database, feed)

    assert (report.counts.created, report.counts.updated, report.counts.unchanged) == (0, 0, 2)
    assert await rows_of(database, CARS) == before
    assert await rows_of(database, "select count(*) from price_changes") == [(2,)]
    assert await rows_of(database, "select count(*) from status_changes") == [(2,)]


async def test_a_new_price_is_kept_with_its_history(database: Database, tmp_path: Path) -> None:
    await run(database, write_feed(tmp_path, ACCORD, F150))

    report = await run(database, write_feed(tmp_path, changed(ACCORD, price="5,995"), F150))

    assert (report.counts.updated, report.counts.unchanged) == (1, 1)
    history = "select price, previous_price, source from price_changes order by id"
    assert await rows_of(database, history) == [
        (Decimal(6495), None, "feed"),
        (Decimal(41000), None, "feed"),
        (Decimal(5995), Decimal(6495), "feed"),
    ]
    assert await rows_of(database, "select version from vehicles order by id") == [(2,), (1,)]


async def test_what_a_feed_does_not_say_stays(database: Database, tmp_path: Path) -> None:
    await run(database, write_feed(tmp_path, ACCORD))

    silent = changed(ACCORD, price="Call", odometer="", color="–", stock="")
    report = await run(database, write_feed(tmp_path, silent))

    assert report.counts.unchanged == 1


async def test_a_hold_survives_the_next_feed(database: Database, tmp_path: Path) -> None:
    await run(database, write_feed(tmp_path, ACCORD))
    async with database.sessions.begin() as session:
        await session.execute(text("update vehicles set status = 'on_hold'"))

    await run(database, write_feed(tmp_path, changed(ACCORD, price="5,995")))

    assert await rows_of(database, "select status from vehicles") == [("on_hold",)]


async def test_a_car_found_by_stock_number_learns_its_vin(
    database: Database, tmp_path: Path
) -> None:
    await run(database, write_feed(tmp_path, changed(ACCORD, vin="")))

    report = await run(database, write_feed(tmp_path, ACCORD))

    assert (report.counts.created, report.counts.updated) == (0, 1)
    assert await rows_of(database, "select vin from vehicles") == [("1HGCM82633A004352",)]


async def test_a_stock_number_of_another_car_is_left_out_with_a_warning(
    database: Database, tmp_path: Path
) -> None:
    report = await run(database, write_feed(tmp_path, ACCORD, changed(F150, stock="A1")))

    assert [problem.code for problem in report.problems] == ["stock_number_taken"]
    numbers = "select stock_number from vehicles order by id"
    assert await rows_of(database, numbers) == [("A1",), (None,)]


async def test_the_last_row_of_a_car_wins(database: Database, tmp_path: Path) -> None:
    feed = write_feed(tmp_path, ACCORD, changed(ACCORD, price="1"), changed(ACCORD, price="5000"))

    report = await run(database, feed)

    assert (
        report.counts.rows_read,
        report.counts.accepted,
        report.counts.created,
        report.counts.duplicates,
    ) == (3, 3, 1, 2)
    said = [(problem.row_number, problem.message) for problem in report.problems]
    assert said == [
        (2, "The same car as row 4, which was taken instead."),
        (3, "The same car as row 4, which was taken instead."),
    ]
    assert await rows_of(database, "select price from vehicles") == [(Decimal(5000),)]


async def test_a_repeat_that_is_rejected_does_not_win(database: Database, tmp_path: Path) -> None:
    feed = write_feed(tmp_path, ACCORD, changed(ACCORD, price="5000"), changed(ACCORD, year="x"))

    report = await run(database, feed)

    assert (report.counts.created, report.counts.duplicates) == (1, 2)
    assert await rows_of(database, "select price from vehicles") == [(Decimal(5000),)]


async def test_features_photos_and_unknown_columns_are_kept(
    database: Database, tmp_path: Path
) -> None:
    header = (*HEADER, "Photos", "Key Tag")
    row = (*changed(ACCORD, features="Bluetooth|Sunroof"), "https://a.test/1.jpg", "K7")

    await run(database, write_feed(tmp_path, row, header=header))

    features = "select feature from vehicle_features order by 1"
    assert await rows_of(database, features) == [("bluetooth",), ("sunroof",)]
    photos = "select kind, position, source_url from vehicle_media"
    assert await rows_of(database, photos) == [("photo", 1, "https://a.test/1.jpg")]
    kept = "select raw ->> 'Key Tag', raw ->> 'Price' from vehicle_feed_rows"
    assert await rows_of(database, kept) == [("K7", "$6,495")]


async def test_features_and_photos_follow_the_feed(database: Database, tmp_path: Path) -> None:
    header = (*HEADER, "Photos")
    first = (*changed(ACCORD, features="Bluetooth, Sunroof"), "https://a.test/1.jpg")
    then = (*changed(ACCORD, features="Sunroof, Navigation"), "https://a.test/2.jpg")
    await run(database, write_feed(tmp_path, first, header=header))

    report = await run(database, write_feed(tmp_path, then, header=header))

    assert report.counts.updated == 1
    features = "select feature from vehicle_features order by 1"
    assert await rows_of(database, features) == [("navigation",), ("sunroof",)]
    photos = "select source_url from vehicle_media"
    assert await rows_of(database, photos) == [("https://a.test/2.jpg",)]


async def test_a_dry_run_reports_and_stores_no_car(database: Database, tmp_path: Path) -> None:
    report = await run(database, write_feed(tmp_path, ACCORD, F150), dry_run=True)

    assert (report.counts.accepted, report.counts.created) == (2, 2)
    assert await rows_of(database, "select count(*) from vehicles") == [(0,)]
    assert await rows_of(database, "select dry_run, created from imports") == [(True, 2)]


async def test_every_rejected_row_is_recorded_with_its_reason(
    database: Database, tmp_path: Path
) -> None:
    feed = write_feed(tmp_path, ACCORD, changed(F150, vin="1FTMW1T89MFA00001"))

    report = await run(database, feed)

    assert (report.counts.rows_read, report.counts.accepted, report.counts.rejected) == (2, 1, 1)
    recorded = "select row_number, severity, field, code, message, raw_value from import_errors"
    assert await rows_of(database, recorded) == [
        (
            3,
            "error",
            "vin",
            "vin_check_digit",
            "VIN 1FTMW1T89MFA00001 fails its check digit: expected 8, found 9.",
            "1FTMW1T89MFA00001",
        )
    ]


async def test_warnings_are_recorded_up_to_a_number(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "WARNINGS_KEPT", 1)
    odd = [changed(ACCORD, color="Hypergreen"), changed(F150, color="Snazzberry")]

    report = await run(database, write_feed(tmp_path, *odd))

    assert report.counts.warnings == 2
    assert await rows_of(database, "select count(*) from import_errors") == [(1,)]


async def test_progress_is_told_after_each_chunk(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "CHUNK_ROWS", 2)
    numbers = [changed(ACCORD, vin="", stock=f"S{number}") for number in range(5)]
    told: list[tuple[int, int, int]] = []

    await imports.import_feed(
        database.sessions,
        write_feed(tmp_path, *numbers),
        imports.FeedOptions(),
        NOW,
        lambda rows, accepted, rejected: told.append((rows, accepted, rejected)),
    )

    assert told == [(2, 2, 0), (4, 4, 0), (5, 5, 0)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n\n", "empty"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"\x1f\x8b\x08\x00broken", "damaged|cannot be read"),
        (b"just a text\nof two lines\n", "header line missing"),
        (b'Year,Make,Model\n2003,Honda,"Accord' + b"x" * 1_200_000, "cannot be read"),
    ],
)
async def test_a_file_that_is_no_feed_is_refused_in_a_sentence(
    database: Database, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(content)

    with pytest.raises(BadFeed, match=words):
        await run(database, path)

    assert await rows_of(database, "select status from imports") == [("failed",)]


async def test_a_header_alone_is_a_feed_without_cars(database: Database, tmp_path: Path) -> None:
    report = await run(database, write_feed(tmp_path))

    assert (report.counts.rows_read, report.counts.accepted) == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_any_common_encoding_is_read(
    database: Database, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(f"Year;Make;Model\n2003;Citroën;Né{'e' * 10}\n".encode(encoding))

    await run(database, path)

    assert await rows_of(database, "select name, key from makes") == [("Citroën", "citroen")]


async def test_a_compressed_feed_with_nul_bytes_and_ragged_rows_is_read(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.bin"
    content = b'sep=|\r\nYear|Make|Model|Notes\r\n\r\n2003|Ho\x00nda|Accord|"two\r\nlines"\r\n'
    content += b"1999|Ford\r\n"
    path.write_bytes(gzip.compress(content))

    report = await run(database, path)

    assert (report.counts.rows_read, report.counts.accepted, report.counts.rejected) == (2, 1, 1)
    assert report.problems[0].message == "The row does not say the model."


async def test_cars_go_to_the_location_that_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no location 'moon'"):
        await run(database, write_feed(tmp_path, ACCORD), location_code="moon")

    await run(database, write_feed(tmp_path, ACCORD), location_code="main")

    places = "select l.code from vehicles v join locations l on l.id = v.location_id"
    assert await rows_of(database, places) == [("main",)]


async def test_a_source_remembers_how_its_columns_were_read(
    database: Database, tmp_path: Path
) -> None:
    asked = "select columns from import_sources where name = 'lot'"
    path = write_feed(tmp_path, ACCORD)

    await run(database, path, source="lot", dry_run=True)
    before = await rows_of(database, asked)
    await run(database, path, source="lot")

    ((columns,),) = await rows_of(database, asked)
    assert before == [({},)]
    assert isinstance(columns, dict)
    assert columns["Stock #"] == "stock_number"
    assert columns["Odometer"] == "mileage"


async def test_a_mapping_made_by_hand_is_used_and_stays(database: Database, tmp_path: Path) -> None:
    async with database.sessions.begin() as session:
        await session.execute(
            text("insert into import_sources (name, columns) values ('lot', :columns)"),
            {"columns": '{"Ask": "price"}'},
        )
    path = write_feed(tmp_path, ACCORD, header=[*HEADER[:5], "Ask", *HEADER[6:]])

    await run(database, path, source="lot")

    assert await rows_of(database, "select price from vehicles") == [(Decimal(6495),)]
    assert await rows_of(database, "select columns from import_sources") == [({"Ask": "price"},)]

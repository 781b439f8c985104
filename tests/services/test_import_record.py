"""What stays of an import: its state, its rejected rows, and what the command line says of them."""

import csv
import io
import os
import subprocess
import sys
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from sqlalchemy import text

from app.core.config import ROOT
from app.core.database import Database
from app.crud.vehicle_import import hold_import, start_import
from app.domain.errors import NotFound
from app.services.import_problems import write_problems
from app.services.imports import Sessions
from tests.servers import Server
from tests.services.feeds import ACCORD, F150, NOW, rows_of, run, write_feed

BAD_VIN = ("1FTMW1T89MFA00001", *F150[1:])
STATES = "select status, failure, finished_at is null from imports order by id"


def command(database: Database, *arguments: str) -> subprocess.CompletedProcess[str]:
    url = database.engine.url.render_as_string(hide_password=False)
    addresses = {"DATABASE_URL": url, "DATABASE_OWNER_URL": url}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=os.environ | addresses,
        capture_output=True,
        text=True,
        check=False,
    )


async def start_and_die(sessions: Sessions) -> int:
    async with sessions.begin() as session:
        return (await start_import(session, "feed", "feed.csv", NOW, dry_run=False)).id


async def test_the_next_import_of_a_source_ends_one_that_was_killed(
    database: Database, tmp_path: Path
) -> None:
    await start_and_die(database.sessions)

    await run(database, write_feed(tmp_path, ACCORD), source="another")
    before = await rows_of(database, STATES)
    await run(database, write_feed(tmp_path, ACCORD))

    assert before == [("running", None, True), ("finished", None, False)]
    assert await rows_of(database, STATES) == [
        ("failed", "The import stopped before it ended.", False),
        ("finished", None, False),
        ("finished", None, False),
    ]


async def test_an_import_that_still_runs_is_left_alone(database: Database, tmp_path: Path) -> None:
    other = await start_and_die(database.sessions)

    async with database.sessions() as alive:
        await hold_import(alive, other)
        await run(database, write_feed(tmp_path, ACCORD))

    assert await rows_of(database, STATES) == [
        ("running", None, True),
        ("finished", None, False),
    ]


async def test_every_problem_is_a_row_of_a_table(database: Database, tmp_path: Path) -> None:
    row = ("=cmd|' /C calc'!A0", *F150[1:])
    report = await run(database, write_feed(tmp_path, BAD_VIN, row, ACCORD))
    table = io.StringIO()

    count = await write_problems(
        database.read_sessions, report.import_id, lambda: nullcontext(table)
    )

    rows = list(csv.reader(io.StringIO(table.getvalue())))
    assert count == 2
    assert rows[0] == ["row", "severity", "field", "code", "message", "value"]
    assert rows[1][:4] == ["2", "error", "vin", "vin_check_digit"]
    assert rows[2][:4] == ["3", "error", "vin", "vin_malformed"]
    assert rows[2][5] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t"])
async def test_no_cell_runs_in_a_spreadsheet(database: Database, tmp_path: Path, mark: str) -> None:
    report = await run(database, write_feed(tmp_path, ("x?", *ACCORD[1:])))
    async with database.sessions.begin() as session:
        await session.execute(
            text(
                "insert into import_errors select import_id, 9, 9, severity, null, code, :m, :m "
                "from import_errors"
            ),
            {"m": f"{mark}1+1"},
        )
    table = io.StringIO()

    await write_problems(database.read_sessions, report.import_id, lambda: nullcontext(table))

    assert list(csv.reader(io.StringIO(table.getvalue())))[2][4:] == [f"'{mark}1+1"] * 2


async def test_an_import_that_never_was_has_no_problems(database: Database) -> None:
    with pytest.raises(NotFound, match="no import 99"):
        await write_problems(database.read_sessions, 99, lambda: nullcontext(io.StringIO()))


async def test_the_command_line_leads_from_a_rejected_row_to_its_table(
    database: Database, tmp_path: Path
) -> None:
    imported = command(database, "import-feed", str(write_feed(tmp_path, BAD_VIN, ACCORD)))
    target = tmp_path / "rejected.csv"
    listed = command(database, "import-errors", "1", "--output", str(target))
    printed = command(database, "import-errors", "1")
    unknown = command(database, "import-errors", "7", "--output", str(tmp_path / "none.csv"))
    unwritable = command(database, "import-errors", "1", "--output", str(tmp_path / "a" / "b.csv"))

    assert "python -m app import-errors 1 --output" in imported.stdout
    assert (listed.returncode, listed.stdout) == (0, f"1 row written to {target}\n")
    assert target.read_text() == printed.stdout
    assert printed.stdout.splitlines()[1].startswith("2,error,vin,vin_check_digit,")
    assert (unknown.returncode, unknown.stderr) == (1, "There is no import 7.\n")
    assert not (tmp_path / "none.csv").exists()
    assert unwritable.returncode == 1
    assert unwritable.stderr.endswith("cannot be written: No such file or directory.\n")


async def test_a_refusal_of_the_database_is_one_line(
    server: Server, database: Database, tmp_path: Path
) -> None:
    admin = make_conninfo(server.admin_url, dbname=database.engine.url.database)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("alter table vehicles add constraint not_today check (year > 2020)")

    refused = command(database, "import-feed", str(write_feed(tmp_path, ACCORD)))

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert "not_today" in refused.stderr
    states = "select status, failure from imports"
    assert await rows_of(database, states) == [("failed", "IntegrityError")]


async def test_a_fee_on_top_of_the_prices_is_part_of_what_is_stored(
    database: Database, tmp_path: Path
) -> None:
    async with database.sessions.begin() as session:
        await session.execute(text("update stores set doc_fee = 150"))
    feed = write_feed(tmp_path, ACCORD)

    command(database, "import-feed", str(feed), "--doc-fee", "included")
    included = await rows_of(database, "select price from vehicles")
    command(database, "import-feed", str(feed), "--doc-fee", "extra")

    assert included == [(Decimal(6495),)]
    assert await rows_of(database, "select price from vehicles") == [(Decimal(6645),)]

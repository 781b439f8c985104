"""Feeds and questions for tests of imports."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from app.core.database import Database
from app.services.imports import FeedOptions, ImportReport, import_feed

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HEADER = ("VIN", "Stock #", "Year", "Make", "Model", "Price", "Odometer", "Color", "Features")
ACCORD = ("1HGCM82633A004352", "A1", "2003", "Honda", "Accord EX", "$6,495", "88410", "Black", "")
F150 = ("1FTMW1T88MFA00001", "A2", "2021", "Ford", "F-150 XLT", "$41,000", "9000", "White", "")


def write_feed(folder: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path = folder / "feed.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


async def run(database: Database, path: Path, **options: object) -> ImportReport:
    return await import_feed(
        database.sessions,
        path,
        FeedOptions(**options),  # type: ignore[arg-type]  # passed through as the test names them
        NOW,
    )


async def rows_of(database: Database, query: str) -> list[tuple[object, ...]]:
    async with database.sessions() as session:
        return [tuple(row) for row in await session.execute(text(query))]

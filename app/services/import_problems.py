"""What was wrong with the rows of an import, as a table for a spreadsheet."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TextIO

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.crud.vehicle_import import check_import, import_issues

HEADER = ("row", "severity", "field", "code", "message", "value")
_RUNS = ("=", "+", "-", "@", "\t", "\r")


async def write_problems(
    sessions: async_sessionmaker[AsyncSession],
    import_id: int,
    open_table: Callable[[], AbstractContextManager[TextIO]],
) -> int:
    """Writes CSV and returns the number of problems. Opens nothing where it raises NotFound."""
    count = 0
    async with sessions() as session:
        await check_import(session, import_id)
        with open_table() as table:
            writer = csv.writer(table, lineterminator="\n")
            writer.writerow(HEADER)
            async for issue in import_issues(session, import_id):
                texts = (issue.severity, issue.field, issue.code, issue.message, issue.raw_value)
                writer.writerow((issue.row_number, *map(_inert, texts)))
                count += 1
    return count


def _inert(text: str | None) -> str:
    """A spreadsheet runs what begins like a formula; an apostrophe makes it text."""
    return f"'{text}" if text and text.startswith(_RUNS) else text or ""

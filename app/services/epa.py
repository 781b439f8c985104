"""EPA's fuel economy table into the store: `load-epa FILE`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.crud.epa import fill_from_epa, highest_vehicle_id, upsert_epa_rows
from app.domain.epa import EpaRow, check_columns, read_epa_row
from app.domain.errors import BadFeed
from app.services.feed_files import open_feed

CHUNK_ROWS = 5000
CHUNK_VEHICLES = 5000

Progress = Callable[[int], None]
"""Called after each chunk with rows read."""


@dataclass(slots=True)
class EpaReport:
    """`loaded` counts repeats of an id too; `filled` are cars that changed."""

    rows: int = 0
    loaded: int = 0
    unreadable: int = 0
    filled: int = 0
    seconds: float = 0.0


async def load_epa(
    sessions: async_sessionmaker[AsyncSession], path: Path, progress: Progress | None = None
) -> EpaReport:
    """Safe to run twice. Raises BadFeed for a file that is not EPA's table."""
    started = perf_counter()
    report = EpaReport()
    rows = open_feed(path).rows()
    header = next(rows, None)
    if header is None:
        raise BadFeed(detail="The file is empty.")
    names = [name.strip() for name in header.cells]
    check_columns({name: place for place, name in enumerate(names)})
    waiting: dict[int, EpaRow] = {}
    for row in rows:
        report.rows += 1
        read = read_epa_row(dict(zip(names, row.cells, strict=False)))
        if read is None:
            report.unreadable += 1
        else:
            waiting[read.id] = read
        if len(waiting) == CHUNK_ROWS:
            await _store(sessions, waiting, report, progress)
            waiting = {}
    await _store(sessions, waiting, report, progress)
    report.filled = await fill_vehicles(sessions)
    report.seconds = perf_counter() - started
    return report


async def fill_vehicles(sessions: async_sessionmaker[AsyncSession]) -> int:
    """Tells the cars on the lot what the loaded table knows; also for cars that came later."""
    filled = 0
    async with sessions() as session:
        highest = await highest_vehicle_id(session)
    for after in range(0, highest, CHUNK_VEHICLES):
        async with sessions.begin() as session:
            filled += await fill_from_epa(session, after, after + CHUNK_VEHICLES)
    return filled


async def _store(
    sessions: async_sessionmaker[AsyncSession],
    rows: dict[int, EpaRow],
    report: EpaReport,
    progress: Progress | None,
) -> None:
    if rows:
        async with sessions.begin() as session:
            await upsert_epa_rows(session, list(rows.values()))
    report.loaded = report.rows - report.unreadable
    if progress is not None:
        progress(report.rows)

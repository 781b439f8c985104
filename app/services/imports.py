"""A dealer's feed into the store: row by row judged, chunk by chunk stored, safe to run twice."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from psycopg import Error as DriverError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.crud import vehicle_import as imports
from app.crud.store import get_store_row
from app.crud.vehicle_import import ImportCounts
from app.crud.vehicle_load import LoadOrigin, LoadResult, load_drafts
from app.domain.draft import VehicleDraft
from app.domain.enums import Severity
from app.domain.errors import BadFeed, NotFound
from app.domain.feed import (
    FeedLayout,
    FeedRules,
    ImportProblem,
    duplicate_problem,
    parse_row,
    read_layout,
)
from app.domain.feed_identity import StockNumbers, is_nameless, row_key
from app.domain.text import slugify
from app.services.feed_files import FeedFile, NumberedRow, open_feed

CHUNK_ROWS = 5000
WARNINGS_KEPT = 1000
PROBLEMS_SHOWN = 200
YEARS_AHEAD = 2

Sessions = async_sessionmaker[AsyncSession]
Progress = Callable[[int, int, int], None]
"""Called after each chunk with rows read, accepted and rejected."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """`source` names the feed and its saved column mapping; by default it is the file's name.

    `doc_fee_is_extra`: the store's documentary fee comes on top of the feed's prices.
    """

    source: str | None = None
    location_code: str | None = None
    dry_run: bool = False
    doc_fee_is_extra: bool = False


@dataclass(slots=True)
class ImportReport:
    """`problems` holds the first of them, `reasons` counts all by severity and code."""

    import_id: int
    source: str
    dry_run: bool
    counts: ImportCounts = field(default_factory=ImportCounts)
    seconds: float = 0.0
    problems: list[ImportProblem] = field(default_factory=list)
    reasons: Counter[tuple[Severity, str]] = field(default_factory=Counter)

    def add(self, problems: list[ImportProblem]) -> None:
        for problem in problems:
            self.reasons[problem.severity, problem.code] += 1
            self.counts.warnings += problem.severity is Severity.warning
        self.problems += problems[: max(0, PROBLEMS_SHOWN - len(self.problems))]

    def add_rows(self, chunk: "_Chunk", result: LoadResult) -> None:
        self.counts.rows_read += chunk.rows
        self.counts.accepted += chunk.rows - chunk.rejected
        self.counts.rejected += chunk.rejected
        self.counts.duplicates += chunk.duplicates + len(result.repeats)
        self.counts.created += result.created
        self.counts.updated += result.updated
        self.counts.unchanged += result.unchanged


@dataclass(frozen=True, slots=True)
class _Chunk:
    rows: int
    duplicates: int
    rejected: int
    drafts: list[VehicleDraft]
    numbers: list[int]
    problems: list[ImportProblem]


@dataclass(frozen=True, slots=True)
class _Begun:
    """A recorded import: by what its rows are judged, where its cars go."""

    import_id: int
    columns: Mapping[str, str]
    rules: FeedRules
    origin: LoadOrigin


async def import_feed(
    sessions: Sessions,
    path: Path,
    options: FeedOptions,
    now: datetime,
    progress: Progress | None = None,
) -> ImportReport:
    """All or nothing per chunk; a dry run stores its report and no car.

    Raises BadFeed for a file that is no feed, NotFound for a rooftop that does not exist.
    """
    started = perf_counter()
    async with sessions() as alive:
        begun = await _begin(sessions, alive, path, options, now)
        report = ImportReport(begun.import_id, begun.rules.source, options.dry_run)
        failure: str | None = "The import was stopped."
        try:
            await _read_and_load(sessions, path, begun, report, progress)
            failure = None
        except (BadFeed, SQLAlchemyError, DriverError) as error:
            failure = error.detail if isinstance(error, BadFeed) else type(error).__name__
            raise
        finally:
            report.seconds = perf_counter() - started
            finished_at = now + timedelta(seconds=report.seconds)
            async with sessions.begin() as session:
                await imports.finish_import(
                    session, begun.import_id, report.counts, finished_at, failure=failure
                )
    return report


async def _begin(
    sessions: Sessions, alive: AsyncSession, path: Path, options: FeedOptions, now: datetime
) -> _Begun:
    """Records the import; its record says "running" only while `alive` stays open."""
    source = slugify(options.source or path.name.split(".")[0], limit=80) or "feed"
    async with sessions.begin() as session:
        locations = await imports.locations_by_code(session)
        _check_location(options, locations)
        fee = (await get_store_row(session)).doc_fee if options.doc_fee_is_extra else Decimal(0)
        begun = await imports.start_import(session, source, path.name, now, dry_run=options.dry_run)
        await imports.hold_import(alive, begun.id)
    default = locations[options.location_code or next(iter(locations))]
    places = frozenset(locations)
    rules = FeedRules(source, now.year + YEARS_AHEAD, options.location_code, places, fee)
    origin = LoadOrigin(source, default, locations, begun.id)
    return _Begun(begun.id, begun.columns, rules, origin)


async def _read_and_load(
    sessions: Sessions, path: Path, begun: _Begun, report: ImportReport, progress: Progress | None
) -> None:
    reader = await asyncio.to_thread(_FeedReader, path, begun.rules, begun.columns)
    await _load_all(sessions, reader, begun.origin, report, progress)
    if not report.dry_run:
        async with sessions.begin() as session:
            await imports.remember_columns(session, report.source, reader.layout.mapping)


def _check_location(options: FeedOptions, locations: dict[str, int]) -> None:
    if options.location_code is not None and options.location_code not in locations:
        known = ", ".join(locations)
        detail = f"There is no location {options.location_code!r}; there are: {known}."
        raise NotFound(field="location", detail=detail)


async def _load_all(
    sessions: Sessions,
    reader: "_FeedReader",
    origin: LoadOrigin,
    report: ImportReport,
    progress: Progress | None,
) -> None:
    """While the database stores one chunk, a thread reads the next."""
    coming = asyncio.create_task(asyncio.to_thread(reader.next_chunk))
    try:
        while (chunk := await coming) is not None:
            coming = asyncio.create_task(asyncio.to_thread(reader.next_chunk))
            await _load_chunk(sessions, chunk, origin, report)
            if progress is not None:
                counts = report.counts
                progress(counts.rows_read, counts.accepted, counts.rejected)
    finally:
        if not coming.done():
            await asyncio.wait([coming])


async def _load_chunk(
    sessions: Sessions, chunk: _Chunk, origin: LoadOrigin, report: ImportReport
) -> None:
    async with sessions() as session, session.begin() as transaction:
        result = await load_drafts(session, chunk.drafts, origin)
        if report.dry_run:
            await transaction.rollback()
    problems = [
        *chunk.problems,
        *(_stock_clash(chunk, index) for index in result.stock_clashes),
        *(_stock_repeat(chunk, index) for index in result.repeats),
    ]
    kept = _kept(problems, report)
    first = report.reasons.total() + 1
    report.add(problems)
    report.add_rows(chunk, result)
    async with sessions.begin() as session:
        await imports.record_issues(session, report.import_id, kept, first)
        await imports.record_progress(session, report.import_id, report.counts)


def _kept(problems: list[ImportProblem], report: ImportReport) -> list[ImportProblem]:
    """Every error, and warnings until there are enough of them."""
    room = max(0, WARNINGS_KEPT - report.counts.warnings)
    kept = []
    for problem in problems:
        if problem.severity is Severity.error:
            kept.append(problem)
        elif room > 0:
            room -= 1
            kept.append(problem)
    return kept


def _stock_clash(chunk: _Chunk, index: int) -> ImportProblem:
    number = chunk.drafts[index].stock_number
    message = (
        f"Another car at that location has stock number {number}; it was not taken over."
        if number
        else "Another car at that location has this car's stock number; it was not moved there."
    )
    return ImportProblem(
        chunk.numbers[index],
        Severity.warning,
        "stock_number_taken",
        message,
        "stock_number",
        number,
    )


def _stock_repeat(chunk: _Chunk, index: int) -> ImportProblem:
    number = chunk.drafts[index].stock_number
    return ImportProblem(
        chunk.numbers[index],
        Severity.warning,
        "duplicate",
        f"Another row has stock number {number} and says more: this one names no VIN. Left out.",
        "stock_number",
        number,
    )


class _FeedReader:
    """Reads a file twice: once to see which cars repeat, then chunk by chunk."""

    def __init__(self, path: Path, rules: FeedRules, columns: Mapping[str, str]) -> None:
        self._rules = rules
        file = open_feed(path)
        self.layout = _layout_of(file, rules.source, columns)
        self._winners = self._find_repeats(file)
        self._rows = _data_rows(file)
        self._stock_numbers = StockNumbers(rules.source, self.layout.columns)

    def next_chunk(self) -> _Chunk | None:
        """Up to CHUNK_ROWS rows; None at the end of the file."""
        rows = duplicates = rejected = 0
        drafts: list[VehicleDraft] = []
        numbers: list[int] = []
        problems: list[ImportProblem] = []
        for row in self._rows:
            rows += 1
            key = row_key(self.layout.columns, row.cells)
            winner = self._winners.get(_digest(key)) if self._winners else None
            if winner is not None and winner != row.number:
                duplicates += 1
                problems.append(duplicate_problem(row.number, winner))
            else:
                made = self._stock_numbers.next_for(row.cells) if is_nameless(key) else None
                parsed = parse_row(self.layout, row.cells, row.number, self._rules, made)
                problems += parsed.problems
                if parsed.draft is None:
                    rejected += 1
                else:
                    drafts.append(parsed.draft)
                    numbers.append(row.number)
            if rows == CHUNK_ROWS:
                break
        return _Chunk(rows, duplicates, rejected, drafts, numbers, problems) if rows else None

    def _find_repeats(self, file: FeedFile) -> dict[bytes, int]:
        """For each car that comes more than once, its last row that is not rejected.

        Of rows that are the same in all they say the first stands for all: twins are counted in
        the order of the file, and a repeat should not change it.
        """
        first: dict[bytes, int] = {}
        winners: dict[bytes, int] = {}
        for row in _data_rows(file):
            key = row_key(self.layout.columns, row.cells)
            car = _digest(key)
            if first.setdefault(car, row.number) == row.number:
                continue
            if is_nameless(key):
                winners[car] = first[car]
                continue
            parsed = parse_row(self.layout, row.cells, row.number, self._rules)
            winners[car] = row.number if parsed.draft else winners.get(car, first[car])
        return winners


def _layout_of(file: FeedFile, source: str, columns: Mapping[str, str]) -> FeedLayout:
    header = next(file.rows(), None)
    if header is None:
        raise BadFeed(detail="The file is empty.")
    return read_layout(header.cells, source, columns)


def _data_rows(file: FeedFile) -> Iterator[NumberedRow]:
    rows = file.rows()
    next(rows, None)
    return rows


def _digest(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()

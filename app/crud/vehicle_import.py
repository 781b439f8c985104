"""The record of every import: who sent it, how it went, what was wrong with which row."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

import orjson
from sqlalchemy import insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.enums import ImportStatus
from app.domain.errors import NotFound
from app.domain.feed import ImportProblem
from app.models.store import Location
from app.models.vehicle_import import ImportIssue, ImportSource, VehicleImport

_ADD_ISSUES = """
    insert into import_errors
        (import_id, seq, row_number, severity, field, code, message, raw_value)
    select :import_id, s.seq, s.row_number, s.severity, s.field, s.code, s.message, s.raw_value
    from jsonb_to_recordset(cast(:rows as jsonb)) as s(
        seq integer, row_number integer, severity text, field text, code text,
        message text, raw_value text
    )
"""


# Held by every import that runs, in a transaction of its own: it ends when its process does.
_HOLD = "select pg_advisory_xact_lock(hashtextextended('forecourt.import.' || :import_id, 0))"
_END_KILLED = """
    with unfinished as materialized (
        select id from imports where source_id = :source_id and status = 'running'
    )
    update imports i
    set status = 'failed', failure = 'The import stopped before it ended.', finished_at = :now
    from unfinished u
    where i.id = u.id
        and pg_try_advisory_xact_lock(hashtextextended('forecourt.import.' || u.id, 0))
"""
_ISSUES_READ = 5000


@dataclass(frozen=True, slots=True)
class StartedImport:
    """`columns` is the source's saved mapping, theirs -> ours."""

    id: int
    columns: Mapping[str, str]


@dataclass(slots=True)
class ImportCounts:
    """Rows of the file; `accepted` counts the repeats of a car too. The cars are created + updated
    + unchanged.
    """

    rows_read: int = 0
    accepted: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0
    warnings: int = 0


async def start_import(
    session: AsyncSession, source: str, file_name: str, now: datetime, *, dry_run: bool
) -> StartedImport:
    """Also ends the record of earlier imports of the source whose process is gone."""
    adding = upsert(ImportSource).values(name=source, columns={})
    await session.execute(adding.on_conflict_do_nothing(index_elements=["name"]))
    feed = (
        await session.execute(
            select(ImportSource.id, ImportSource.columns).where(ImportSource.name == source)
        )
    ).one()
    await session.execute(text(_END_KILLED), {"source_id": feed.id, "now": now})
    started = insert(VehicleImport).values(
        source_id=feed.id,
        file_name=file_name[-255:],
        dry_run=dry_run,
        status=ImportStatus.running,
        started_at=now,
    )
    import_id = (await session.execute(started.returning(VehicleImport.id))).scalar_one()
    return StartedImport(import_id, feed.columns)


async def hold_import(session: AsyncSession, import_id: int) -> None:
    """Shows that the import runs, for as long as the session's transaction is open."""
    await session.execute(text("set local idle_in_transaction_session_timeout = 0"))
    await session.execute(text(_HOLD), {"import_id": str(import_id)})


async def remember_columns(session: AsyncSession, source: str, columns: Mapping[str, str]) -> None:
    """Keeps how the first feed of a source was read; what somebody mapped by hand stays."""
    await session.execute(
        update(ImportSource)
        .where(ImportSource.name == source, ImportSource.columns == {})
        .values(columns=dict(columns))
    )


async def record_issues(
    session: AsyncSession, import_id: int, issues: Sequence[ImportProblem], first: int
) -> None:
    """Appends; `first` is the number of the first in the import's list."""
    if not issues:
        return
    rows = [
        {
            "seq": first + place,
            "row_number": issue.row_number,
            "severity": issue.severity,
            "field": issue.field,
            "code": issue.code,
            "message": issue.message.replace("\x00", ""),
            "raw_value": issue.raw_value and issue.raw_value.replace("\x00", ""),
        }
        for place, issue in enumerate(issues)
    ]
    packed = orjson.dumps(rows).decode()
    await session.execute(text(_ADD_ISSUES), {"import_id": import_id, "rows": packed})


async def check_import(session: AsyncSession, import_id: int) -> None:
    """Raises NotFound."""
    if not await session.scalar(select(VehicleImport.id).where(VehicleImport.id == import_id)):
        raise NotFound(detail=f"There is no import {import_id}.")


async def import_issues(session: AsyncSession, import_id: int) -> AsyncIterator[ImportIssue]:
    """In the order they were found."""
    recorded = select(ImportIssue).where(ImportIssue.import_id == import_id)
    recorded = recorded.order_by(ImportIssue.seq).execution_options(yield_per=_ISSUES_READ)
    async for issue in await session.stream_scalars(recorded):
        yield issue


async def record_progress(session: AsyncSession, import_id: int, counts: ImportCounts) -> None:
    await session.execute(
        update(VehicleImport).where(VehicleImport.id == import_id).values(**asdict(counts))
    )


async def finish_import(
    session: AsyncSession,
    import_id: int,
    counts: ImportCounts,
    now: datetime,
    *,
    failure: str | None = None,
) -> None:
    status = ImportStatus.finished if failure is None else ImportStatus.failed
    await session.execute(
        update(VehicleImport)
        .where(VehicleImport.id == import_id)
        .values(status=status, failure=failure, finished_at=now, **asdict(counts))
    )


async def locations_by_code(session: AsyncSession) -> dict[str, int]:
    """Rooftops in display order; the first is where a car goes whose feed names none."""
    found = await session.execute(
        select(Location.code, Location.id).order_by(Location.position, Location.id)
    )
    locations = {row.code: row.id for row in found}
    if not locations:
        raise NotFound(detail="There is no location yet that a car could stand at.")
    return locations

"""Background jobs by task name, stored in the caller's own transaction."""

import procrastinate
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import libpq_url

JOBS_SCHEMA = "jobs"
# Jobs are stored through the caller's connection; this one only knows the statement.
_UNCONNECTED = procrastinate.App(connector=procrastinate.PsycopgConnector())


def make_job_app(database_url: str) -> procrastinate.App:
    """The job queue on the application's own role; its tables live in the schema `jobs`."""
    connector = procrastinate.PsycopgConnector(
        conninfo=libpq_url(database_url),
        min_size=1,
        max_size=5,
        kwargs={"options": f"-c search_path={JOBS_SCHEMA},public -c timezone=UTC"},
    )
    return procrastinate.App(connector=connector)


async def enqueue(session: AsyncSession, task: str, **arguments: str | int) -> None:
    """Runs `area:task` after the caller's commit, and never if the caller rolls back."""
    raw = await (await session.connection()).get_raw_connection()
    deferred = _UNCONNECTED.configure_task(task, connection=raw.driver_connection)
    await deferred.defer_async(**arguments)

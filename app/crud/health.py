from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def applied_revision(session: AsyncSession) -> str | None:
    """The migration the database is at; None when it was never migrated."""
    if await session.scalar(text("select to_regclass('public.alembic_version')")) is None:
        return None
    revision: str | None = await session.scalar(text("select version_num from alembic_version"))
    return revision


async def has_live_worker(session: AsyncSession) -> bool:
    """Whether a job worker has reported within the last minute."""
    if await session.scalar(text("select to_regclass('jobs.procrastinate_workers')")) is None:
        return False
    return bool(
        await session.scalar(
            text(
                "select exists (select from jobs.procrastinate_workers "
                "where last_heartbeat > now() - interval '1 minute')"
            )
        )
    )

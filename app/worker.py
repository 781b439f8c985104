"""The job worker: `python -m app.worker`."""

import asyncio

from app.core.config import get_settings
from app.core.telemetry import configure_logging
from app.jobs.registry import make_worker_app

_CONCURRENCY = 4
_GRACE_SECONDS = 20


async def work() -> None:
    settings = get_settings()
    configure_logging(settings.log_level, as_json=not settings.is_development)
    jobs = make_worker_app(settings.database_url)
    async with jobs.open_async():
        await jobs.run_worker_async(
            concurrency=_CONCURRENCY,
            shutdown_graceful_timeout=_GRACE_SECONDS,
            update_heartbeat_interval=10,
        )


if __name__ == "__main__":
    asyncio.run(work())

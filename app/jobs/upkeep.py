"""The queue looks after itself: jobs of killed workers run again, old ones go."""

import structlog
from procrastinate import App, JobContext

log = structlog.get_logger("forecourt.jobs")
_DEAD_AFTER_SECONDS = 60
_KEEP_HOURS = 24 * 7


def register(jobs: App) -> None:
    for name, cron, task in (
        ("upkeep:retry_stalled", "* * * * *", retry_stalled),
        ("upkeep:prune_finished", "17 4 * * *", prune_finished),
    ):
        known = jobs.task(name=name, queueing_lock=name, pass_context=True)(task)
        jobs.periodic(cron=cron)(known)


async def retry_stalled(context: JobContext, timestamp: int) -> None:
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_SECONDS):
        log.warning("job of a lost worker runs again", job=job.id, task=job.task_name)
        await manager.retry_job(job)


async def prune_finished(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=_KEEP_HOURS)

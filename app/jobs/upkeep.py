"""The queue looks after itself: jobs of killed workers run again, old ones go."""

import procrastinate
import structlog

log = structlog.get_logger("forecourt.jobs")
_DEAD_AFTER_SECONDS = 60
_KEEP_HOURS = 24 * 7

upkeep = procrastinate.Blueprint()


@upkeep.periodic(cron="* * * * *")
@upkeep.task(name="retry_stalled", queueing_lock="upkeep.retry_stalled", pass_context=True)
async def retry_stalled(context: procrastinate.JobContext, timestamp: int) -> None:
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_SECONDS):
        log.warning("job of a lost worker runs again", job=job.id, task=job.task_name)
        await manager.retry_job(job)


@upkeep.periodic(cron="17 4 * * *")
@upkeep.task(name="prune_finished", queueing_lock="upkeep.prune_finished", pass_context=True)
async def prune_finished(context: procrastinate.JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=_KEEP_HOURS)

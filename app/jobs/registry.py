"""Every task the worker knows, by the name that `core.queue.enqueue` takes: `area:task`."""

from procrastinate import App

from app.core.queue import make_job_app
from app.jobs import upkeep

AREAS = (upkeep,)


def make_worker_app(database_url: str) -> App:
    jobs = make_job_app(database_url)
    for area in AREAS:
        area.register(jobs)
    return jobs

"""Jobs live and die with the transaction that made them."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from procrastinate import App
from procrastinate.exceptions import TaskNotFound
from sqlalchemy import text

from app.core.config import ROOT
from app.core.database import Database
from app.core.queue import enqueue
from app.crud.health import has_live_worker
from app.jobs.registry import make_worker_app
from app.server.addresses import Urls
from tests.conftest import database_of
from tests.servers import Server

PRUNE = "upkeep:prune_finished"


@pytest.fixture
async def urls(server: Server, template: Urls) -> AsyncIterator[Urls]:
    with server.copy_of(template) as copied:
        yield copied


@pytest.fixture
async def jobs(urls: Urls) -> AsyncIterator[App]:
    async with make_worker_app(urls.app).open_async() as opened:
        yield opened


@pytest.fixture
async def store(urls: Urls) -> AsyncIterator[Database]:
    async with database_of(urls) as opened:
        yield opened


async def states(store: Database) -> list[tuple[str, str]]:
    async with store.sessions() as session:
        rows = await session.execute(
            text("select task_name, status::text from jobs.procrastinate_jobs order by id")
        )
        return [(row[0], row[1]) for row in rows]


async def work(jobs: App) -> None:
    await jobs.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)


async def test_a_job_runs_after_its_transaction(store: Database, jobs: App) -> None:
    async with store.sessions.begin() as session:
        await enqueue(session, PRUNE, timestamp=0)

    await work(jobs)

    assert (PRUNE, "succeeded") in await states(store)


async def test_a_job_goes_with_the_change_it_belongs_to(store: Database) -> None:
    async with store.sessions() as session:
        await enqueue(session, PRUNE, timestamp=0)
        await session.rollback()

    assert await states(store) == []


async def test_a_job_of_a_lost_worker_runs_again(store: Database, jobs: App) -> None:
    async with store.sessions.begin() as session:
        await enqueue(session, PRUNE, timestamp=0)
        await session.execute(text("update jobs.procrastinate_jobs set status = 'doing'"))

    await jobs.tasks["upkeep:retry_stalled"].defer_async(timestamp=0)
    for _ in range(5):  # a round may end before the retried job is there to be taken
        await work(jobs)

    assert (PRUNE, "succeeded") in await states(store)


async def test_a_worker_is_seen_while_it_works(store: Database, jobs: App) -> None:
    async with store.sessions() as session:
        assert not await has_live_worker(session)
        await session.execute(text("insert into jobs.procrastinate_workers default values"))
        assert await has_live_worker(session)


def test_every_name_that_is_enqueued_is_a_task() -> None:
    known = set(make_worker_app("postgresql://nobody@127.0.0.1:1/nothing").tasks)
    asked = {
        name
        for path in Path(ROOT / "app").rglob("*.py")
        for name in re.findall(r"enqueue\(\s*\w+,\s*\"([^\"]+)\"", path.read_text())
    }

    assert {"upkeep:retry_stalled", PRUNE} <= known
    assert asked <= known


def test_an_unknown_name_is_no_task() -> None:
    jobs = make_worker_app("postgresql://nobody@127.0.0.1:1/nothing")

    with pytest.raises((TaskNotFound, KeyError)):
        jobs.tasks["upkeep.prune_finished"]

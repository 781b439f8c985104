import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Environment, Settings
from app.core.database import Database, open_database
from app.main import create_app
from app.server.addresses import Urls
from app.services.demo import load_demo
from app.services.imports import FeedOptions, import_feed
from app.services.seed import seed_reference
from tests.servers import Server, migrate, throw_away_server
from tests.shared_data import shared_data, shared_file

TODAY = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
CHROMIUM = Path("/usr/bin/chromium")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what this machine cannot run, in one counted line; CI requires all of it."""
    missing = {
        "browser": not CHROMIUM.exists() and not os.environ.get("REQUIRE_BROWSER"),
        "shared_data": shared_data() is None and not os.environ.get("REQUIRE_DATA"),
    }
    left_out = [
        item
        for item in items
        if any(missing[name] and item.get_closest_marker(name) for name in missing)
    ]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with throw_away_server() as running:
        yield running


def settings_for(urls: Urls, **changes: object) -> Settings:
    values = {
        "environment": Environment.test,
        "database_url": urls.app,
        "database_owner_url": urls.owner,
        "allowed_hosts": ("*",),
        "log_level": "error",
        **changes,
    }
    return Settings.model_validate(values)


@asynccontextmanager
async def database_of(urls: Urls) -> AsyncIterator[Database]:
    database = open_database(settings_for(urls))
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture(scope="session")
async def template(server: Server) -> AsyncIterator[Urls]:
    """A migrated database with its reference rows; copies of it take milliseconds."""
    with server.new_database() as urls:
        migrate(urls)
        async with database_of(urls) as database, database.sessions.begin() as session:
            await seed_reference(session)
        yield urls


@pytest.fixture(scope="session")
async def demo_template(server: Server, template: Urls) -> AsyncIterator[Urls]:
    """The template with the demo dealership on it."""
    with server.copy_of(template) as urls:
        async with database_of(urls) as database, database.sessions.begin() as session:
            await load_demo(session, TODAY)
        yield urls


@pytest.fixture(scope="session")
async def real_stock(server: Server, template: Urls) -> AsyncIterator[Urls]:
    """A store whose stock is the listings of real dealers; for tests marked `shared_data`."""
    listings = shared_file("listings/us_dealer_listings_a.csv.gz")
    with server.copy_of(template) as urls:
        async with database_of(urls) as database:
            await import_feed(database.sessions, listings, FeedOptions(), TODAY)
        yield urls


@pytest.fixture
async def database(server: Server, template: Urls) -> AsyncIterator[Database]:
    """A real, empty store of its own: real roles, real commits."""
    with server.copy_of(template) as urls:
        async with database_of(urls) as opened:
            yield opened


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A session on a database of its own; nothing is committed unless the test does."""
    async with database.sessions() as opened:
        yield opened


@pytest.fixture(scope="session")
async def demo_database(server: Server, demo_template: Urls) -> AsyncIterator[Database]:
    """The demo dealership, shared by tests that only read."""
    with server.copy_of(demo_template) as urls:
        async with database_of(urls) as opened:
            yield opened


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://testserver") as client,
    ):
        yield client


@pytest.fixture(scope="session")
async def app(server: Server, demo_template: Urls) -> AsyncIterator[FastAPI]:
    """The application on a copy of the demo dealership, shared by tests that only read."""
    with server.copy_of(demo_template) as urls:
        yield create_app(settings_for(urls))


@pytest.fixture(scope="session")
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with running(app) as opened:
        yield opened


@pytest.fixture
async def empty_client(server: Server, template: Urls) -> AsyncIterator[httpx.AsyncClient]:
    """The application of a store that has no cars yet."""
    with server.copy_of(template) as urls:
        async with running(create_app(settings_for(urls))) as opened:
            yield opened

"""The migrations are the schema: up, down, up again, on every server this run knows."""

import os
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from app.server.addresses import Urls, login_of
from app.server.migrate import alembic_config
from tests.servers import Server, migrate

OTHER_SERVER = os.environ.get("TEST_DATABASE_URL")
REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(alembic_config("")).walk_revisions()))
]


@pytest.fixture(params=["bundled", *(["other"] if OTHER_SERVER else [])])
def empty_database(request: pytest.FixtureRequest, server: Server) -> Iterator[Urls]:
    chosen = server if request.param == "bundled" else Server(str(OTHER_SERVER))
    with chosen.new_database() as urls:
        yield urls


def test_there_is_one_head() -> None:
    heads = ScriptDirectory.from_config(alembic_config("")).get_heads()

    assert heads == [REVISIONS[-1]]


def test_files_are_numbered_in_order() -> None:
    assert [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS


def test_up_to_the_newest_matches_the_models(empty_database: Urls) -> None:
    migrate(empty_database)

    command.check(alembic_config(empty_database.owner))


def test_up_down_to_nothing_and_up_again(empty_database: Urls, server: Server) -> None:
    config = alembic_config(empty_database.owner)

    command.upgrade(config, "head")
    command.downgrade(config, "base")
    command.upgrade(config, "head")

    command.check(config)


def test_each_step_goes_down_and_up_alone(empty_database: Urls) -> None:
    config = alembic_config(empty_database.owner)

    for revision in REVISIONS:
        command.upgrade(config, revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision)

    command.check(config)


async def test_down_and_up_again_on_a_store_with_cars(server: Server, demo_template: Urls) -> None:
    with server.copy_of(demo_template) as urls:
        config = alembic_config(urls.owner)
        config.attributes["role_base"] = login_of(urls.owner).name.removesuffix("_owner")

        command.downgrade(config, "base")
        command.upgrade(config, "head")

        command.check(config)

"""What any route needs: a session, the time, and a declared permission."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends
from fastapi.requests import HTTPConnection
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import Database, read_session, write_session
from app.domain.errors import Unauthenticated


class Gate:
    """Declares who may pass; a house test fails for a route without one. No permission: public."""

    def __init__(self, *permissions: str) -> None:
        self.permissions = permissions

    def __call__(self, _connection: HTTPConnection) -> None:
        if self.permissions:
            raise Unauthenticated  # nobody can hold a permission before there are accounts


def requires(*permissions: str) -> Any:
    """`requires()` declares a route public; with permissions it lets in who holds them all."""
    return Depends(Gate(*permissions))


def get_database(connection: HTTPConnection) -> Database:
    database = connection.app.state.database
    assert isinstance(database, Database)  # noqa: S101  # set by create_app's lifespan
    return database


DatabaseDep = Annotated[Database, Depends(get_database)]


async def get_db(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    async with write_session(database) as session:
        yield session


async def get_read_db(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    async with read_session(database) as session:
        yield session


# scope="function": the transaction ends before the answer leaves, so a failed commit is a 500
# and never a 201 for a row that does not exist (LIBRARIES 1).
SessionDep = Annotated[AsyncSession, Depends(get_db, scope="function")]
ReadSessionDep = Annotated[AsyncSession, Depends(get_read_db, scope="function")]


def get_now() -> datetime:
    return datetime.now(UTC)


NowDep = Annotated[datetime, Depends(get_now)]

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from psycopg.errors import IntegrityError as DriverIntegrityError
from pydantic import BaseModel
from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.base import ExecutableOption

from app.core.database import Entity
from app.domain.cursor import read_cursor, read_id, write_cursor
from app.domain.errors import DomainError, NotFound
from app.domain.page import Page
from app.schemas.base import PageParams

M = TypeVar("M", bound=Entity)
C = TypeVar("C", bound=BaseModel)
U = TypeVar("U", bound=BaseModel)


class CRUDBase(Generic[M, C, U]):
    """Persistence for one table. Never commits, never sees HTTP."""

    conflicts: ClassVar[Mapping[str, Callable[[], DomainError]]] = {}
    """The error that the violation of a named constraint means."""

    def __init__(self, model: type[M], *, load: Sequence[ExecutableOption] = ()) -> None:
        self.model = model
        self.load = load

    def query(self) -> Select[M]:
        """Every read starts here, with its eager loads; override to hide rows."""
        return select(self.model).options(*self.load)

    async def find(self, session: AsyncSession, id_: int) -> M | None:
        return await self.one_or_none(session, self.query().where(self.model.id == id_))

    async def get(self, session: AsyncSession, id_: int) -> M:
        row = await self.find(session, id_)
        if row is None:
            raise NotFound
        return row

    async def one_or_none(self, session: AsyncSession, query: Select[M]) -> M | None:
        return (await session.scalars(query)).one_or_none()

    async def page(self, session: AsyncSession, query: Select[M], params: PageParams) -> Page[M]:
        """A page in order of id, and the total of all pages. Raises BadCursor."""
        total = await session.scalar(select(func.count()).select_from(query.subquery()))
        after = query.order_by(self.model.id).limit(params.limit + 1)
        if params.cursor is not None:
            (last,) = read_cursor(params.cursor, 1)
            after = after.where(self.model.id > read_id(last))
        rows = (await session.scalars(after)).all()
        shown = rows[: params.limit]
        more = len(rows) > len(shown)
        return Page(shown, total or 0, write_cursor(shown[-1].id) if more else None)

    async def create(self, session: AsyncSession, data: C, **owned: object) -> M:
        """`owned` are values that the client may not set."""
        row = self.model(**data.model_dump(), **owned)
        session.add(row)
        await self.flush(session)
        return row

    async def update(self, session: AsyncSession, row: M, data: U) -> M:
        """Sets what was sent and leaves the rest."""
        for name, value in data.model_dump(exclude_unset=True).items():
            setattr(row, name, value)
        await self.flush(session)
        return row

    async def delete(self, session: AsyncSession, row: M) -> None:
        await session.delete(row)
        await self.flush(session)

    async def flush(self, session: AsyncSession) -> None:
        """Turns the violation of a constraint in `conflicts` into its error."""
        try:
            await session.flush()
        except IntegrityError as error:
            conflict = self.conflicts.get(_constraint_of(error))
            if conflict is None:
                raise
            raise conflict() from error


def _constraint_of(error: IntegrityError) -> str:
    cause = error.orig
    named = isinstance(cause, DriverIntegrityError) and cause.diag.constraint_name
    return named or ""

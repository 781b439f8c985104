"""Engines, sessions, the declarative base. The application's role owns nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Identity, MetaData, Numeric, func
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.core.config import Settings

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_SESSION_OPTIONS = (
    "-c timezone=UTC -c search_path=public,jobs -c statement_timeout=15000 -c lock_timeout=5000 "
    "-c idle_in_transaction_session_timeout=30000 -c jit=off"
)
DATABASE_DOWN = (OperationalError, InterfaceError)

Money = Annotated[Decimal, mapped_column(Numeric(12, 2))]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class Entity(Base):
    """A row with an identity of its own; `id` is never reused."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)


class Timestamped:
    created_at: Mapped[Moment] = mapped_column(server_default=func.now())
    updated_at: Mapped[Moment] = mapped_column(server_default=func.now())


@dataclass(frozen=True, slots=True)
class Database:
    """The application's connections: one pool, two ways to open a session on it."""

    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    read_sessions: async_sessionmaker[AsyncSession]

    async def close(self) -> None:
        await self.engine.dispose()


def psycopg_url(url: str) -> str:
    """The URL as SQLAlchemy's psycopg dialect takes it, sync and async alike."""
    scheme, separator, rest = url.partition("://")
    if scheme in ("postgresql", "postgres"):
        return f"postgresql+psycopg{separator}{rest}"
    return url


def libpq_url(url: str) -> str:
    """The URL as psycopg itself and the PostgreSQL programs take it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def open_database(settings: Settings) -> Database:
    engine = create_async_engine(
        psycopg_url(settings.database_url),
        pool_size=settings.database_pool_size,
        max_overflow=5,
        pool_timeout=5,
        pool_recycle=1800,
        pool_pre_ping=True,
        connect_args={
            # A transaction pooler hands statements of one client to many servers (LIBRARIES 10).
            "prepare_threshold": None if settings.database_behind_pgbouncer else 5,
            "connect_timeout": 5,
            "options": _SESSION_OPTIONS,
        },
    )
    return Database(
        engine=engine,
        sessions=async_sessionmaker(engine, expire_on_commit=False),
        read_sessions=async_sessionmaker(
            engine.execution_options(postgresql_readonly=True), expire_on_commit=False
        ),
    )


@asynccontextmanager
async def write_session(database: Database) -> AsyncIterator[AsyncSession]:
    """Commits when the caller returns, rolls back when it raises."""
    async with database.sessions.begin() as session:
        yield session


@asynccontextmanager
async def read_session(database: Database) -> AsyncIterator[AsyncSession]:
    """A session in which PostgreSQL itself refuses to write."""
    async with database.read_sessions.begin() as session:
        yield session

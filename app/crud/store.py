from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import Base
from app.domain.errors import NotFound
from app.domain.store_facts import LocationFacts, StoreFacts
from app.models.store import Location, Store
from app.models.vehicle import Vehicle

STORE_ID = 1
STORE_HELD = "store"


async def get_store_row(session: AsyncSession) -> Store:
    """The one dealership; asked twice of a session, it costs one statement. Raises NotFound."""
    # The identity map holds rows weakly: without this the row is gone when its reader is.
    store: Store | None = session.info.get(STORE_HELD)
    if store is None:
        store = session.info[STORE_HELD] = await session.get(Store, STORE_ID)
    if store is None:
        raise NotFound(detail="This database holds no dealership yet. Run init_db.py.")
    return store


async def list_locations(session: AsyncSession) -> Sequence[Location]:
    return (await session.scalars(select(Location).order_by(Location.position, Location.id))).all()


async def create_store_if_missing(
    session: AsyncSession, facts: StoreFacts, locations: Sequence[LocationFacts]
) -> None:
    if await session.get(Store, STORE_ID) is None:
        await save_store(session, facts, locations)


async def save_store(
    session: AsyncSession, facts: StoreFacts, locations: Sequence[LocationFacts]
) -> None:
    """Makes the store what the facts say; locations match by code, others stay."""
    await _upsert(session, Store, [{"id": STORE_ID, **asdict(facts)}], "id")
    rows = [{**asdict(place), "position": index} for index, place in enumerate(locations)]
    await _upsert(session, Location, rows, "code")


async def _upsert(
    session: AsyncSession, model: type[Base], rows: list[dict[str, object]], by: str
) -> None:
    statement = insert(model).values(rows)
    changes = {name: statement.excluded[name] for name in rows[0] if name != by}
    await session.execute(statement.on_conflict_do_update(index_elements=[by], set_=changes))


async def delete_unused_location(session: AsyncSession, code: str) -> None:
    used = select(Vehicle.id).where(Vehicle.location_id == Location.id).exists()
    await session.execute(delete(Location).where(Location.code == code, ~used))

from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.reference import upsert_shipped_lists
from app.crud.store import create_store_if_missing
from app.data.first_store import FIRST_LOCATION, FIRST_STORE


async def seed_reference(session: AsyncSession) -> None:
    """The rows no installation can do without; running it again changes nothing."""
    await upsert_shipped_lists(session)
    await create_store_if_missing(session, FIRST_STORE, [FIRST_LOCATION])

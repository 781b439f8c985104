from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.store import delete_unused_location, save_store
from app.crud.vehicle_import import locations_by_code
from app.crud.vehicle_load import LoadOrigin, LoadResult, load_drafts
from app.data.demo_store import DEMO_LOCATIONS, DEMO_STORE
from app.data.first_store import FIRST_LOCATION
from app.domain.demo import demo_drafts


async def load_demo(session: AsyncSession, now: datetime) -> LoadResult:
    """Makes the store Northgate Motors with its stock as of `now`; safe to run again."""
    await save_store(session, DEMO_STORE, DEMO_LOCATIONS)
    await delete_unused_location(session, FIRST_LOCATION.code)
    locations = await locations_by_code(session)
    origin = LoadOrigin("demo", locations[DEMO_LOCATIONS[0].code], locations)
    today = now.astimezone(ZoneInfo(DEMO_LOCATIONS[0].time_zone)).date()
    return await load_drafts(session, demo_drafts(today), origin)

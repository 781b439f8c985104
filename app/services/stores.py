from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.store import get_store_row, list_locations
from app.domain.finance import EstimateTerms
from app.domain.hours import Week, hours_lines, open_text
from app.models.store import Location, Store
from app.schemas.store import LocationRead, OpeningHours, StoreRead


async def get_store(session: AsyncSession, now: datetime) -> StoreRead:
    store = await get_store_row(session)
    locations = await list_locations(session)
    return StoreRead(
        name=store.name,
        short_name=store.short_name,
        phone=store.phone,
        doc_fee=store.doc_fee,
        terms=estimate_terms(store),
        apr=percent_text(store),
        locations=[_location(location, now) for location in locations],
    )


def estimate_terms(store: Store) -> EstimateTerms:
    return EstimateTerms(store.default_down_payment, store.default_term_months, store.default_apr)


def percent_text(store: Store) -> str:
    """`6.49`, `6.5` as `6.50`, `6.125`: at least two digits, no more than needed."""
    return (
        f"{store.default_apr:.2f}" if store.default_apr * 100 % 1 == 0 else f"{store.default_apr:f}"
    )


def _location(location: Location, now: datetime) -> LocationRead:
    local = now.astimezone(ZoneInfo(location.time_zone))
    week = Week.from_json(location.hours)
    return LocationRead(
        code=location.code,
        name=location.name,
        street=location.street,
        city=location.city,
        state=location.state,
        postal_code=location.postal_code,
        phone=location.phone,
        latitude=None if location.latitude is None else float(location.latitude),
        longitude=None if location.longitude is None else float(location.longitude),
        time_zone=location.time_zone,
        hours=[OpeningHours.model_validate(line) for line in hours_lines(week, local)],
        open_text=open_text(week, local),
    )

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.deps_simple import ReadSessionDep, requires
from app.crud.location import locations
from app.domain.page import Page
from app.models.store import Location
from app.schemas.base import PageParams, PageRead
from app.schemas.location import LocationCard

router = APIRouter(prefix="/locations", tags=["store"])


@router.get(
    "",
    name="locations.list",
    summary="Rooftops of the dealership",
    response_model=PageRead[LocationCard],
    dependencies=[requires()],
)
async def list_locations(
    session: ReadSessionDep, params: Annotated[PageParams, Query()]
) -> Page[Location]:
    """Addresses and opening hours, in the order they were added."""
    return await locations.page(session, locations.query(), params)

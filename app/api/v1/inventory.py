from typing import Annotated

from fastapi import APIRouter, Query

from app.api.deps_simple import ReadSessionDep, requires
from app.schemas.vehicle import SearchResult, SuggestResult, VehicleSearch
from app.services import inventory

router = APIRouter(prefix="/inventory", tags=["inventory"])


@router.get(
    "/search",
    name="inventory.search",
    summary="Search the lot",
    response_model=SearchResult,
    dependencies=[requires()],
)
async def search(
    session: ReadSessionDep, search: Annotated[VehicleSearch, Query()]
) -> SearchResult:
    """Exact total, facet counts under the other filters, and a keyset page of at most 20 cars."""
    return await inventory.search_vehicles(session, search)


@router.get(
    "/suggest",
    name="inventory.suggest",
    summary="Complete a few typed letters",
    response_model=SuggestResult,
    dependencies=[requires()],
)
async def suggest(
    session: ReadSessionDep, q: Annotated[str, Query(max_length=100)] = ""
) -> SuggestResult:
    """Makes, models and bodies on the lot that begin with, hold or resemble what was typed."""
    return await inventory.suggest(session, q)

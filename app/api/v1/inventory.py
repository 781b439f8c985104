from typing import Annotated

from fastapi import APIRouter, Query, Request

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
    request: Request, session: ReadSessionDep, search: Annotated[VehicleSearch, Query()]
) -> SearchResult:
    """Exact total, facet counts under the other filters, and a keyset page of at most 20 cars."""
    result = await inventory.search_vehicles(session, search)
    return result.model_copy(update={"notices": [*result.notices, *_ignored(request)]})


def _ignored(request: Request) -> list[str]:
    """A name we do not know may be a filter misspelt: the answer says that it was not one."""
    known = VehicleSearch.model_fields
    names = dict.fromkeys(request.query_params)
    return [
        f"{name[:40]} is no filter of this search and was ignored."
        for name in names
        if name not in known and not name.startswith("utm_")
    ]


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

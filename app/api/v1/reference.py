from fastapi import APIRouter

from app.api.deps_simple import ReadSessionDep, requires
from app.crud.reference import list_entries
from app.schemas.base import Problem
from app.schemas.reference import ReferenceList, ReferenceRead

router = APIRouter(prefix="/reference", tags=["reference"])


@router.get(
    "/{kind}",
    name="reference.list",
    summary="A shared list",
    response_model=ReferenceList,
    responses={404: {"model": Problem, "description": "There is no list of that name"}},
    dependencies=[requires()],
)
async def list_reference(session: ReadSessionDep, kind: str) -> ReferenceList:
    """One of body-styles, drivetrains, fuel-types, transmissions, colors and features."""
    entries = [ReferenceRead.model_validate(row) for row in await list_entries(session, kind)]
    return ReferenceList(items=entries, total=len(entries))

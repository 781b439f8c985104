from typing import Annotated

from fastapi import APIRouter, Path, Response

from app.api.deps_simple import ReadSessionDep, requires
from app.domain.cursor import LARGEST_ID
from app.schemas.base import Problem
from app.schemas.vehicle import VehicleRead
from app.services import inventory

router = APIRouter(prefix="/vehicles", tags=["inventory"])


@router.get(
    "/{vehicle_id}",
    name="vehicles.read",
    summary="One car",
    response_model=VehicleRead,
    responses={404: {"model": Problem, "description": "No such car, or none the public may see"}},
    dependencies=[requires()],
)
async def read(
    session: ReadSessionDep,
    response: Response,
    vehicle_id: Annotated[int, Path(ge=1, le=LARGEST_ID)],
) -> VehicleRead:
    """The car with its features, specifications, price history and payment estimate."""
    vehicle = await inventory.get_vehicle_by_id(session, vehicle_id)
    # The version for If-Match; not for 304: days on the lot and the estimate change without it.
    response.headers["ETag"] = f'"{vehicle.version}"'
    return vehicle

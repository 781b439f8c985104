from fastapi import APIRouter

from app.api.v1 import inventory, locations, reference, vehicles
from app.schemas.base import Problem

router = APIRouter(
    prefix="/api/v1",
    responses={
        422: {
            "model": Problem,
            "description": "A parameter is out of its range; the errors name it",
        },
        503: {"model": Problem, "description": "The database does not answer; try again"},
    },
)
for module in (inventory, vehicles, locations, reference):
    router.include_router(module.router)

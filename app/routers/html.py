"""The tree of HTML pages."""

from fastapi import APIRouter, Depends

from app.routers.public import docs, drawings, home, style_guide, vehicles
from app.routers.storefront import load_store

router = APIRouter(include_in_schema=False)
router.include_router(drawings.router)
for module in (home, vehicles, docs, style_guide):
    router.include_router(module.router, dependencies=[Depends(load_store)])

"""The store every page names in its header and footer."""

from typing import Annotated

from fastapi import Depends, Request

from app.api.deps_simple import NowDep, ReadSessionDep
from app.schemas.store import StoreRead
from app.services.stores import get_store


async def load_store(request: Request, session: ReadSessionDep, now: NowDep) -> StoreRead:
    """Kept on the request, so that `render` and an error page later on find it."""
    store = await get_store(session, now)
    request.state.store = store
    return store


StoreDep = Annotated[StoreRead, Depends(load_store)]

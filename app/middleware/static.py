from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.core.assets import STATIC_ROOT, asset_digest

_IMMUTABLE = "public, max-age=31536000, immutable"


class HashedStaticFiles(StaticFiles):
    """Static files: immutable under the right digest, otherwise revalidated by ETag."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC_ROOT)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code in (200, 304):
            version = QueryParams(scope["query_string"]).get("v")
            is_current = version is not None and version == asset_digest(path)
            response.headers["cache-control"] = _IMMUTABLE if is_current else "no-cache"
        return response

from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.core.assets import JOINED_STYLES, STATIC_ROOT, asset_digest, joined_styles

_IMMUTABLE = "public, max-age=31536000, immutable"


class HashedStaticFiles(StaticFiles):
    """Static files: immutable under the right digest, otherwise revalidated by ETag."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC_ROOT)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = _styles(scope) if path == JOINED_STYLES else await self._file(path, scope)
        if response.status_code in (200, 304):
            version = QueryParams(scope["query_string"]).get("v")
            is_current = version is not None and version == asset_digest(path)
            response.headers["cache-control"] = _IMMUTABLE if is_current else "no-cache"
        return response

    async def _file(self, path: str, scope: Scope) -> Response:
        return await super().get_response(path, scope)


def _styles(scope: Scope) -> Response:
    headers = {"etag": f'"{asset_digest(JOINED_STYLES)}"'}
    if Headers(scope=scope).get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(joined_styles(), media_type="text/css", headers=headers)

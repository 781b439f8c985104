import hashlib
from functools import lru_cache

from fastapi import APIRouter, Request, Response

from app.api.deps_simple import requires
from app.domain.drawing.car import BODIES, DRAWING_VERSION, PAINTS, Crop, draw_car
from app.domain.errors import NotFound

router = APIRouter()
CROPS = frozenset(Crop)
_IMMUTABLE = "public, max-age=31536000, immutable"


@router.get(
    "/drawings/{version}/{body}-{paint}-{crop}.svg",
    name="drawings.show",
    response_class=Response,
    dependencies=[requires()],
)
async def show(request: Request, version: str, body: str, paint: str, crop: str) -> Response:
    if version != DRAWING_VERSION or body not in BODIES or paint not in PAINTS or crop not in CROPS:
        raise NotFound(detail="There is no such drawing.")
    svg, etag = _drawing(body, paint, Crop(crop))
    headers = {"cache-control": _IMMUTABLE, "etag": etag}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(svg, media_type="image/svg+xml", headers=headers)


@lru_cache(maxsize=256)
def _drawing(body: str, paint: str, crop: Crop) -> tuple[bytes, str]:
    svg = draw_car(body, paint, crop).encode()
    return svg, f'"{hashlib.sha256(svg).hexdigest()[:16]}"'

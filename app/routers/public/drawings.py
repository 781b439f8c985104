import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.api.deps_simple import requires
from app.domain.drawing.car import BODIES, DRAWING_VERSION, PAINTS, WHEELS, Crop, draw_car
from app.domain.errors import NotFound

router = APIRouter()
CROPS = frozenset(Crop)
_IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Words:
    """What an address says of a drawing."""

    body: str
    paint: str
    wheel: str
    crop: str

    @property
    def are_known(self) -> bool:
        known = self.body in BODIES and self.paint in PAINTS
        return known and self.wheel in WHEELS and self.crop in CROPS


@router.get(
    "/drawings/{version}/{body}-{paint}-{wheel}-{crop}.svg",
    name="drawings.show",
    response_class=Response,
    dependencies=[requires()],
)
async def show(request: Request, version: str, words: Annotated[Words, Depends()]) -> Response:
    if version != DRAWING_VERSION or not words.are_known:
        raise NotFound(detail="There is no such drawing.")
    svg, etag = _drawing(words)
    headers = {"cache-control": _IMMUTABLE, "etag": etag}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(svg, media_type="image/svg+xml", headers=headers)


@lru_cache(maxsize=256)
def _drawing(words: Words) -> tuple[bytes, str]:
    svg = draw_car(words.body, words.paint, Crop(words.crop), words.wheel).encode()
    return svg, f'"{hashlib.sha256(svg).hexdigest()[:16]}"'

from datetime import date
from decimal import Decimal

from fastapi import APIRouter, Request, Response

from app.api.deps_simple import requires
from app.domain.errors import NotFound
from app.routers.rendering import render
from app.routers.views.price_story import tell_story
from app.schemas.vehicle import PricePointRead

router = APIRouter()
_PRICES = (
    PricePointRead(on=date(2026, 10, 11), price=Decimal(31_400)),
    PricePointRead(on=date(2026, 11, 4), price=Decimal(27_980)),
)


@router.get("/staff/style-guide", name="style_guide.show", dependencies=[requires()])
async def show(request: Request) -> Response:
    """Every component in its states; a tool for us, so only in development."""
    if not request.app.state.settings.is_development:
        raise NotFound
    return render(request, "style_guide.html", story=tell_story(_PRICES, date(2026, 11, 21)))

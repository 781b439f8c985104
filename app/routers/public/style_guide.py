from fastapi import APIRouter, Request, Response

from app.api.deps_simple import requires
from app.domain.errors import NotFound
from app.routers.rendering import render

router = APIRouter()


@router.get("/staff/style-guide", name="style_guide.show", dependencies=[requires()])
async def show(request: Request) -> Response:
    """Every component in its states; a tool for us, so only in development."""
    if not request.app.state.settings.is_development:
        raise NotFound
    return render(request, "style_guide.html")

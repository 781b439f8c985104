"""The Jinja environment, and the one way a page becomes a response."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.core.assets import asset_url
from app.core.config import get_settings
from app.domain import hours
from app.domain.drawing.car import Crop
from app.domain.finance import EstimateTerms
from app.routers import formatting
from app.schemas.store import StoreRead
from app.services.inventory import drawing_url
from app.services.search_words import field_label

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
FILTERS = (
    hours.clock,
    formatting.city_line,
    formatting.count_of,
    formatting.day,
    formatting.dollars,
    formatting.exact,
    formatting.in_words,
    formatting.long_day,
    formatting.miles,
    formatting.money,
    formatting.number,
    formatting.phone_link,
    formatting.street_line,
    formatting.when,
)
PLAIN_STORE = StoreRead(
    name="Forecourt",
    short_name="Forecourt",
    phone="",
    doc_fee=Decimal(0),
    terms=EstimateTerms(Decimal(0), 1, Decimal(0)),
    apr="0",
    locations=[],
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """A main section of the shop; `key` is what a page names to mark itself."""

    key: str
    label: str
    route: str


NAV = (NavItem("cars", "Cars", "vehicles.index"),)
# Macros are imported without the page's context, so links find their request here.
_rendering: ContextVar[Request] = ContextVar("rendering")


def render(
    request: Request,
    template: str,
    *,
    status: int = 200,
    fragment: str | None = None,
    fragment_headers: Mapping[str, str] | None = None,
    **context: object,
) -> Response:
    """Renders `template`, or `fragment` where htmx asked for a part; the two share one URL."""
    partial = fragment is not None and wants_fragment(request)
    chosen = fragment if partial and fragment else template
    token = _rendering.set(request)
    try:
        page = environment().get_template(chosen)
        html = page.render(request=request, store=_store(request), status=status, **context)
    finally:
        _rendering.reset(token)
    response = HTMLResponse(
        html, status_code=status, headers=dict(fragment_headers or {}) if partial else None
    )
    # A stored fragment must never answer the back button, which asks for the page.
    response.headers["Cache-Control"] = "no-store" if partial else "no-cache"
    if fragment is not None:
        response.headers.add_vary_header("HX-Request-Type")
    return response


def wants_fragment(request: Request) -> bool:
    """htmx 4 says `partial` when it will swap part of the page, `full` for history and boosts."""
    return request.headers.get("HX-Request-Type") == "partial"


@lru_cache(maxsize=1)
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=get_settings().is_development,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update({function.__name__: function for function in FILTERS})
    env.globals.update(
        static=asset_url,
        drawing=_drawing,
        label=formatting.label,
        field_label=field_label,
        nav=NAV,
        url=_url,
        absolute=absolute,
        count_of=formatting.count_of,
    )
    return env


def _store(request: Request) -> StoreRead:
    """The store the page chrome names; an error page may come before anybody looked it up."""
    store = getattr(request.state, "store", PLAIN_STORE)
    return store if isinstance(store, StoreRead) else PLAIN_STORE


def _url(name: str, **params: str | int) -> str:
    """Templates link by route name only."""
    return path_of(_rendering.get(), name, **params)


def _drawing(body: str, paint: str, crop: str) -> str:
    return drawing_url(body, paint, Crop(crop))


def path_of(request: Request, name: str, **params: str | int) -> str:
    return str(request.app.url_path_for(name, **params))


def absolute(path: str) -> str:
    """Canonical and OpenGraph links; never built from the Host header."""
    return get_settings().public_url + path

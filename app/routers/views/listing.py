"""What the search page says around the cars: chips, ways on, links, the count in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.enums import VehicleSort
from app.routers.formatting import count_of
from app.schemas.criteria import query_string, without
from app.schemas.vehicle import AppliedFilter, FacetValue, SearchResult, VehicleImage, VehicleSearch
from app.services.inventory import try_searches

Pairs = Sequence[tuple[str, str]]

_SORTS = {
    VehicleSort.best: "Best match",
    VehicleSort.newest: "Newest first",
    VehicleSort.price: "Lowest price",
    VehicleSort.price_down: "Highest price",
    VehicleSort.mileage: "Fewest miles",
    VehicleSort.year: "Newest model year",
    VehicleSort.payment: "Lowest payment",
}
# Fields without a control in the rail; they ride along so that a change in the rail keeps them.
_NOT_IN_RAIL = ("q", "trim", "mpg_min", "near", "radius_mi", "vin", "stock_number")
_BARE_BOUNDS = ("price_min", "price_max", "payment_max", "mileage_max", "seats_min")
_MOST_WAYS = 3
BY_PAYMENT = "by=payment"
_NOT_A_FILTER = ("q", "cursor", "shown", "limit")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force; `href` is the search without it."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """A filter to let go of, and what comes back then."""

    href: str
    before: str
    text: str
    count: str
    image: VehicleImage


@dataclass(frozen=True, slots=True)
class Listing:
    """`before` counts the cars of earlier pages, `shown` those up to the end of this one."""

    path: str
    query: str
    title: str
    places: str
    chips: Sequence[Chip]
    beside_words: Pairs
    beside_rail: Pairs
    by_payment_href: str
    by_price_href: str
    anywhere_href: str
    before: int
    shown: int
    next_href: str
    typing: bool
    ways_on: Sequence[WayOn] = ()

    @property
    def url(self) -> str:
        """The address of this search without blanks and without a place in the list."""
        return _href(self.path, self.query)

    @property
    def sorts(self) -> list[Option]:
        return [Option(sort.value, words) for sort, words in _SORTS.items()]

    @property
    def empty_title(self) -> str:
        if self.before or not self.chips:
            return "That was the last car" if self.before else "No cars here yet"
        words = {1: "that", 2: "both", 3: "all three"}.get(len(self.chips), "all of these")
        return f"No cars fit {words}"

    @property
    def empty_text(self) -> str:
        if not self.ways_on:
            return "Start again from all cars."
        alone = self.ways_on[0].before == "Only"
        return f"{'Keep just' if alone else 'Let go of'} one and these come back."


def build_listing(
    request: Request, search: VehicleSearch, result: SearchResult, ways_on: Sequence[WayOn] = ()
) -> Listing:
    path = request.url.path
    before = _before(request, search, result)
    shown = min(before + len(result.items), result.total)
    following = query_string(search, cursor=result.next_cursor) if result.next_cursor else ""
    tab = BY_PAYMENT if request.query_params.get("by") == "payment" else ""
    priceless = {"price_min": None, "price_max": None}
    return Listing(
        path=path,
        query=_join(query_string(search), tab),
        title=count_of(result.total, "car"),
        places=_places(result.facets.get("location", ())),
        chips=[_chip(path, search, applied) for applied in result.applied_filters],
        beside_words=_pairs(request, lambda name: name not in _NOT_A_FILTER),
        beside_rail=_pairs(request, lambda name: name in _NOT_IN_RAIL or name.startswith("not_")),
        by_payment_href=_href(path, _join(query_string(search, **priceless), BY_PAYMENT)),
        by_price_href=_href(path, query_string(search, payment_max=None)),
        anywhere_href=_href(path, query_string(search, near=None, radius_mi=None)),
        before=before,
        shown=shown,
        next_href=_href(path, f"{following}&shown={shown}") if following else "",
        typing="#search" in request.headers.get("HX-Source", ""),
        ways_on=ways_on,
    )


def _before(request: Request, search: VehicleSearch, result: SearchResult) -> int:
    """A keyset cursor does not know its place, so the link that carries it says it."""
    said = request.query_params.get("shown", "")
    if search.cursor is None or not said.isascii() or not said.isdigit():
        return 0
    return min(int(said[:9]), max(result.total - len(result.items), 0))


def _chip(path: str, search: VehicleSearch, applied: AppliedFilter) -> Chip:
    rest = without(search, applied.field, applied.value)
    return Chip(applied.label.partition(": ")[0], _words_of(applied), _href(path, rest))


def _phrase(applied: AppliedFilter) -> str:
    """`price up to $20,000`, but `Van` and `2020 or newer`: a name says what it is, a bound not."""
    words = _words_of(applied)
    if applied.field not in _BARE_BOUNDS:
        return words
    return f"{applied.label.partition(': ')[0].lower()} {words}"


def _words_of(applied: AppliedFilter) -> str:
    return applied.label.partition(": ")[2]


def _pairs(request: Request, keep: Callable[[str], bool]) -> Pairs:
    said = request.query_params.multi_items()
    return [(name, value) for name, value in said if value.strip() and keep(name)]


def _places(locations: Iterable[FacetValue]) -> str:
    """Northgate and Eastside"""
    with_cars = [place for place in locations if place.count]
    chosen = [place.label for place in with_cars if place.selected]
    names = chosen or [place.label for place in with_cars]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _join(*parts: str) -> str:
    return "&".join(part for part in parts if part)


def _href(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


async def find_ways_on(
    request: Request, session: AsyncSession, search: VehicleSearch, result: SearchResult
) -> list[WayOn]:
    """For an empty result: a filter let go of, else one filter alone, where that finds cars."""
    if result.total:
        return []
    asked = result.applied_filters[:_MOST_WAYS]
    wider = [("Without", one, without(search, one.field, one.value)) for one in asked]
    alone = [("Only", one, urlencode({one.field: one.value})) for one in asked]
    tries = [*wider, *alone]
    searches = [VehicleSearch.model_validate(parse_qs(query)) for _, _, query in tries]
    ways = [
        WayOn(
            _href(request.url.path, query),
            before,
            _phrase(applied),
            count_of(total, "car"),
            sample.primary_image,
        )
        for (before, applied, query), (total, sample) in zip(
            tries, await try_searches(session, searches), strict=True
        )
        if sample is not None
    ]
    wider_ways = [way for way in ways if way.before == "Without"]
    return wider_ways or ways

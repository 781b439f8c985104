"""The public lot, as pages and API show it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncSession

from app.crud import vehicle as vehicles
from app.crud.inventory_filters import build_filters, text_query
from app.crud.inventory_search import (
    AnyRow,
    count_each,
    count_facets,
    page_of_cards,
    resolve_names,
)
from app.crud.store import get_store_row
from app.data import vocabulary
from app.domain.draft import SpecValue
from app.domain.drawing.car import DRAWING_VERSION, Crop
from app.domain.drawing.paint import paint_for
from app.domain.drawing.wheel_choice import own_wheel, wheel_for
from app.domain.finance import (
    EstimateTerms,
    affordable_price,
    estimated_payment,
    total_interest,
)
from app.schemas.store import HomeRead
from app.schemas.vehicle import (
    EstimateRead,
    FacetValue,
    FeatureRead,
    PricePointRead,
    SearchResult,
    Suggestion,
    SuggestResult,
    VehicleCard,
    VehicleImage,
    VehicleRead,
    VehicleSearch,
)
from app.services.search_words import applied_filters, facet_values, histogram
from app.services.stores import estimate_terms, percent_text

ARRIVALS_SHOWN = 4
ARRIVAL_DAYS = 7
HOME_PAYMENT = Decimal(450)
NO_ZIPS = "Distance is not applied yet: this store has no map points for ZIP codes."
_DEFAULT_BODY = "sedan"
_CARD_SIZE = (640, 416)


async def search_vehicles(session: AsyncSession, search: VehicleSearch) -> SearchResult:
    """One page of cars with exact total and facets. Raises UnknownFilter, BadCursor."""
    store = await get_store_row(session)
    terms = estimate_terms(store)
    named = await resolve_names(session, search)
    affordable = _affordable(search, terms)
    filters = build_filters(search, named, affordable)
    counts = await count_facets(session, filters)
    rows, next_cursor = await page_of_cards(session, search, filters)
    facets = facet_values(search, counts)
    # Signs and emoji alone ask for nothing: better said than passed off as a filter.
    unreadable = [search.q] if search.q and text_query(search) is None else []
    return SearchResult(
        items=[_card(row, terms) for row in rows],
        total=counts.total,
        next_cursor=next_cursor,
        facets=facets,
        price_histogram=histogram(counts),
        applied_filters=[
            one for one in applied_filters(search, facets) if one.field != "q" or not unreadable
        ],
        unrecognised=unreadable,
        notices=[NO_ZIPS] if search.near or search.radius_mi else [],
    )


async def try_searches(
    session: AsyncSession, searches: Sequence[VehicleSearch]
) -> list[tuple[int, VehicleCard | None]]:
    """For each search: how many cars it finds, and one of them. At most four statements in all."""
    if not searches:
        return []
    terms = estimate_terms(await get_store_row(session))
    named = await resolve_names(session, *searches)
    filters = [build_filters(one, named, _affordable(one, terms)) for one in searches]
    counts = await count_each(session, filters)
    rows = await vehicles.list_cards(session, [sample for _, sample in counts if sample])
    samples = {row.id: _card(row, terms) for row in rows}
    return [(total, samples.get(sample or 0)) for total, sample in counts]


async def get_vehicle(session: AsyncSession, slug: str) -> VehicleRead:
    """Raises VehicleNotFound for unknown and for sold cars alike."""
    return await _read(session, await vehicles.get_public(session, slug=slug))


async def get_vehicle_by_id(session: AsyncSession, vehicle_id: int) -> VehicleRead:
    return await _read(session, await vehicles.get_public(session, id_=vehicle_id))


async def list_similar(
    session: AsyncSession, vehicle_id: int, limit: int = ARRIVALS_SHOWN
) -> list[VehicleCard]:
    terms = estimate_terms(await get_store_row(session))
    rows = await vehicles.list_similar(session, vehicle_id, limit)
    return [_card(row, terms) for row in rows]


async def home_page(session: AsyncSession) -> HomeRead:
    terms = estimate_terms(await get_store_row(session))
    affordable = affordable_price(HOME_PAYMENT, terms)
    counts = await vehicles.count_home(session, ARRIVAL_DAYS, affordable)
    bodies = counts.bodies or {}
    return HomeRead(
        total=counts.total,
        arrivals=[
            _card(row, terms) for row in await vehicles.list_arrivals(session, ARRIVALS_SHOWN)
        ],
        arrivals_total=counts.arrivals,
        bodies=[
            FacetValue(value=code, label=label, count=bodies.get(code, 0))
            for code, label in vocabulary.BODIES.items()
        ],
        payment=HOME_PAYMENT,
        payment_price=affordable,
        payment_count=counts.affordable,
    )


async def suggest(session: AsyncSession, typed: str) -> SuggestResult:
    """What a few typed letters may mean, each with the query string that finds it."""
    found = await vehicles.list_names_like(session, typed)
    return SuggestResult(items=[_suggestion(name) for name in found])


def estimate(price: Decimal | None, terms: EstimateTerms, apr: str) -> EstimateRead | None:
    """The payment on `price` with every figure it came from; None where nothing is financed."""
    payment = estimated_payment(price, terms)
    if price is None or payment is None:
        return None
    financed = price - terms.down_payment
    return EstimateRead(
        payment=payment,
        down_payment=terms.down_payment,
        term_months=terms.term_months,
        apr=apr,
        amount_financed=financed,
        total_interest=total_interest(financed, terms.apr, terms.term_months),
        formula="P × i ÷ (1 − (1 + i)^−n), i = APR ÷ 1200, rounded to the cent",
    )


def drawing_url(body: str | None, paint: str, crop: Crop, wheel: str | None = None) -> str:
    """Without a wheel the body's own."""
    body = body or _DEFAULT_BODY
    return f"/drawings/{DRAWING_VERSION}/{body}-{paint}-{wheel or own_wheel(body)}-{crop}.svg"


def _affordable(search: VehicleSearch, terms: EstimateTerms) -> Decimal | None:
    if search.payment_max is None:
        return None
    return affordable_price(Decimal(search.payment_max), terms)


def _image(row: AnyRow, crop: Crop) -> VehicleImage:
    paint = paint_for(row.exterior_color_name, row.exterior_color)
    body = row.body or _DEFAULT_BODY
    wheel = wheel_for(body, fuel=row.fuel, drivetrain=row.drivetrain, trim=row.trim)
    color = vocabulary.COLORS.get(row.exterior_color, "")
    shown = f"{color} {vocabulary.BODIES.get(body, body)}".strip().lower()
    width, height = _CARD_SIZE
    return VehicleImage(
        url=drawing_url(body, paint, crop, wheel),
        width=width,
        height=height,
        alt=f"Drawing of a {shown}, no photo yet",
        is_drawing=True,
    )


def _card(row: AnyRow, terms: EstimateTerms) -> VehicleCard:
    return VehicleCard.model_validate(_card_values(row, terms, Crop.card))


def _card_values(row: AnyRow, terms: EstimateTerms, crop: Crop) -> dict[str, object]:
    return {
        **row._mapping,
        "mileage": row.mileage_mi,
        "estimated_payment": estimated_payment(row.price, terms),
        "primary_image": _image(row, crop),
    }


async def _read(session: AsyncSession, row: AnyRow) -> VehicleRead:
    store = await get_store_row(session)
    terms = estimate_terms(store)
    return VehicleRead.model_validate(
        {
            **_card_values(row, terms, Crop.stage),
            "displacement_l": None if row.displacement_l is None else f"{row.displacement_l:f}",
            "doc_fee_included": store.doc_fee,
            "features": _features(row),
            "specs": _public(row.specs or {}),
            "price_history": _price_history(row),
            "estimate": estimate(row.price, terms, percent_text(store)),
        }
    )


def _public(specs: Mapping[str, SpecValue]) -> dict[str, SpecValue]:
    """What a feed says of its seller is not about the car."""
    return {name: value for name, value in specs.items() if not name.startswith("seller_")}


def _features(row: AnyRow) -> list[FeatureRead]:
    held = set(row.features or ())
    return [
        FeatureRead(code=code, name=name)
        for code, name in vocabulary.FEATURES.items()
        if code in held
    ]


def _price_history(row: AnyRow) -> list[PricePointRead]:
    """One point a day, the day's last price, oldest first."""
    by_day: dict[date, Decimal] = {}
    for changed_at, price in sorted(row.prices or (), key=lambda point: str(point[0])):
        by_day[datetime.fromisoformat(changed_at).date()] = Decimal(str(price))
    return [PricePointRead(on=on, price=price) for on, price in by_day.items()]


def _suggestion(name: vehicles.CountedName) -> Suggestion:
    if name.kind == "model":
        label, asked = f"{name.make} {name.name}", {"make": name.make, "model": name.name}
    else:
        label, asked = name.name, {name.kind: name.name}
    return Suggestion(kind=name.kind, label=label, count=name.cars, query=urlencode(asked))

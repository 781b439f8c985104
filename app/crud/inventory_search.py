"""The lot as customers search it: one statement for all counts, one for the page."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import (
    CTE,
    ColumnElement,
    Double,
    Row,
    Select,
    SQLColumnExpression,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
    text,
    tuple_,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.inventory_filters import (
    IS_PUBLIC,
    LISTS,
    Filters,
    NamedRows,
    text_query,
)
from app.domain.cursor import SortKey, read_cursor, read_id, read_sort_key, write_cursor
from app.domain.enums import VehicleSort
from app.domain.errors import BadCursor
from app.domain.text import key
from app.models.make import Make, VehicleModel
from app.models.store import Location
from app.models.vehicle import (
    NO_MILEAGE,
    NO_PRICE_DOWN,
    NO_PRICE_UP,
    PriceChange,
    Vehicle,
    VehicleFeature,
)
from app.schemas.vehicle import VehicleSearch

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]

RECENT_DROP = "14 days"
HISTOGRAM_BINS = 24
HISTOGRAM_STEP = 2_500
SEAT_CHOICES = (5, 7)
_PRICE_UP = func.coalesce(Vehicle.price, literal_column(NO_PRICE_UP))
_PRICE_DOWN = func.coalesce(Vehicle.price, literal_column(NO_PRICE_DOWN))
_MILEAGE_UP = func.coalesce(Vehicle.mileage_mi, literal_column(NO_MILEAGE))


@dataclass(frozen=True, slots=True)
class CountedValue:
    value: str
    label: str | None
    cars: int


@dataclass(frozen=True, slots=True)
class Counts:
    """`facets` by facet name; `prices` by histogram bin."""

    total: int
    facets: Mapping[str, Sequence[CountedValue]]
    prices: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Order:
    """A sort: its key and how the key reads back from a cursor."""

    column: SQLColumnExpression[Any]
    read: Callable[[str], SortKey]
    descending: bool = False


async def resolve_names(session: AsyncSession, *searches: VehicleSearch) -> NamedRows:
    """One statement, and none when no search names a make, model or location."""
    asked = {
        "make": [name for one in searches for name in (*one.make, *one.not_make)],
        "model": [name for one in searches for name in (*one.model, *one.not_model)],
        "location": [name for one in searches for name in one.location],
    }
    parts = [
        select(
            literal(kind).label("kind"), cast(column, String).label("key"), id_.label("id")
        ).where(column.in_([key(value) for value in asked[kind]]))
        for kind, column, id_ in (
            ("make", Make.key, Make.id),
            ("model", VehicleModel.key, VehicleModel.id),
            ("location", func.replace(Location.code, "-", ""), Location.id),
        )
        if asked[kind]
    ]
    found: dict[str, dict[str, list[int]]] = {"make": {}, "model": {}, "location": {}}
    if parts:
        for row in await session.execute(union_all(*parts)):
            found[row.kind].setdefault(row.key, []).append(row.id)
    return NamedRows(found["make"], found["model"], found["location"])


async def count_facets(session: AsyncSession, filters: Filters) -> Counts:
    """Total, all facets (each under all the other filters) and the price histogram."""
    rows = await session.execute(union_all(*_count_statements(filters)))
    counted: dict[str, list[CountedValue]] = {}
    for facet, value, label, cars in rows:
        if value is not None:
            counted.setdefault(facet, []).append(CountedValue(value, label, cars))
    total = sum(found.cars for found in counted.pop("total", []))
    prices = {int(Decimal(found.value)): found.cars for found in counted.pop("price", [])}
    return Counts(total=total, facets=counted, prices=prices)


async def count_each(
    session: AsyncSession, alternatives: Sequence[Filters]
) -> Sequence[tuple[int, int | None]]:
    """For each of the filters: the cars that match, and the id of one of them."""
    counts = [
        select(literal(place).label("place"), func.count(), func.max(Vehicle.id)).where(
            filters.everything()
        )
        for place, filters in enumerate(alternatives)
    ]
    rows = await session.execute(union_all(*counts).order_by("place"))
    return [(total, sample) for _, total, sample in rows]


def _count_statements(filters: Filters) -> Iterable[AnySelect]:
    near = _cars_missing_at_most_one_facet(filters)
    yield _count(near, "total", literal("all"), filters)
    for name in LISTS:
        yield _count(near, name, near.c[name], filters)
    make = _count(near, "make", Make.name, filters)
    yield make.join(Make, Make.id == near.c.make_id)
    location = _count(near, "location", Location.code, filters, label=Location.name)
    yield location.join(Location, Location.id == near.c.location_id)
    if "make" in filters.facets or "model" in filters.facets:
        model = _count(near, "model", VehicleModel.name, filters)
        yield model.join(VehicleModel, VehicleModel.id == near.c.model_id)
    feature = _count(near, "feature", VehicleFeature.feature, filters)
    yield feature.join(VehicleFeature, VehicleFeature.vehicle_id == near.c.id)
    for seats in SEAT_CHOICES:
        yield _count(near, "seats_min", literal(str(seats)), filters).where(near.c.seats >= seats)
    bin_ = func.least(func.floor(near.c.price / HISTOGRAM_STEP), HISTOGRAM_BINS - 1)
    yield _count(near, "price", bin_, filters).where(near.c.price.is_not(None))


def _cars_missing_at_most_one_facet(filters: Filters) -> CTE:
    """Cars that a facet could count: those that fail no facet, or only that one."""
    misses = {
        name: case((condition, 0), else_=1).label(f"miss_{name}")
        for name, condition in filters.facets.items()
    }
    base = (
        select(
            Vehicle.id,
            Vehicle.make_id,
            Vehicle.model_id,
            Vehicle.location_id,
            Vehicle.price,
            Vehicle.seats,
            *(column.label(name) for name, (column, _) in LISTS.items()),
            *misses.values(),
        )
        .where(IS_PUBLIC, *filters.plain)
        .cte("base")
        .prefix_with("materialized", dialect="postgresql")
    )
    missed: ColumnElement[int] = literal(0)
    for name in misses:
        missed = missed + base.c[f"miss_{name}"]
    return select(base, missed.label("missed")).where(missed <= 1).cte("near")


def _count(
    near: CTE,
    facet: str,
    value: SQLColumnExpression[Any],
    filters: Filters,
    *,
    label: SQLColumnExpression[str] | None = None,
) -> AnySelect:
    """Cars by value, the facet's own condition left aside."""
    shown = cast(value, String)
    named = cast(null() if label is None else label, String)
    missed: ColumnElement[int] = near.c.missed
    if facet in filters.facets:
        missed = missed - near.c[f"miss_{facet}"]
    return (
        select(literal(facet), shown, named, func.count())
        .select_from(near)
        .where(missed == 0)
        .group_by(shown, named)
    )


CARD_COLUMNS = (
    Vehicle.id,
    Vehicle.slug,
    Vehicle.stock_number,
    Vehicle.vin,
    Vehicle.year,
    Make.name.label("make"),
    VehicleModel.name.label("model"),
    Vehicle.trim,
    Vehicle.body,
    Vehicle.drivetrain,
    Vehicle.fuel,
    Vehicle.transmission,
    Vehicle.exterior_color,
    Vehicle.exterior_color_name,
    Vehicle.mileage_mi,
    Vehicle.price,
    Vehicle.condition,
    Vehicle.status,
    Location.code.label("location"),
    Location.name.label("location_name"),
    Vehicle.listed_at,
    Vehicle.version,
)


def cards() -> AnySelect:
    """A public car in a list, with the drop of its latest price change if that is recent."""
    latest = (
        select(PriceChange.previous_price, PriceChange.changed_at)
        .where(PriceChange.vehicle_id == Vehicle.id)
        .order_by(PriceChange.changed_at.desc(), PriceChange.id.desc())
        .limit(1)
        .lateral("latest")
    )
    is_recent = latest.c.changed_at > func.now() - text(f"interval '{RECENT_DROP}'")
    drop = case(
        (
            and_(is_recent, latest.c.previous_price > Vehicle.price),
            latest.c.previous_price - Vehicle.price,
        )
    )
    return (
        select(*CARD_COLUMNS, drop.label("price_drop"))
        .join(Make, Make.id == Vehicle.make_id)
        .join(VehicleModel, VehicleModel.id == Vehicle.model_id)
        .join(Location, Location.id == Vehicle.location_id)
        .join(latest, text("true"), isouter=True)
        .where(IS_PUBLIC)
    )


async def page_of_cards(
    session: AsyncSession, search: VehicleSearch, filters: Filters
) -> tuple[Sequence[AnyRow], str | None]:
    """The page that `search.cursor` asks for, and the cursor of the next. Raises BadCursor."""
    order = _order(search)
    query = cards().add_columns(order.column.label("sort_key")).where(filters.everything())
    if search.cursor is not None:
        at = tuple_(order.column, Vehicle.id)
        after = _read_cursor(search, search.cursor, order)
        query = query.where(at < after if order.descending else at > after)
    keys = (order.column, Vehicle.id)
    query = query.order_by(*(key_.desc() if order.descending else key_.asc() for key_ in keys))
    rows = (await session.execute(query.limit(search.limit + 1))).all()
    shown = rows[: search.limit]
    more = len(rows) > len(shown)
    return shown, _write_cursor(search, shown[-1]) if more else None


_ORDERS: Mapping[VehicleSort, _Order] = {
    VehicleSort.newest: _Order(Vehicle.listed_at, datetime.fromisoformat, descending=True),
    VehicleSort.price: _Order(_PRICE_UP, Decimal),
    # At the store's one set of terms the payment rises with the price.
    VehicleSort.payment: _Order(_PRICE_UP, Decimal),
    VehicleSort.price_down: _Order(_PRICE_DOWN, Decimal, descending=True),
    VehicleSort.mileage: _Order(_MILEAGE_UP, int),
    VehicleSort.year: _Order(Vehicle.year, int, descending=True),
}


def _order(search: VehicleSearch) -> _Order:
    if search.sort is not VehicleSort.best:
        return _ORDERS[search.sort]
    question = text_query(search)
    if question is None:
        return _ORDERS[VehicleSort.newest]
    rank = func.ts_rank(Vehicle.search, func.to_tsquery("simple", question))
    return _Order(cast(rank, Double), float, descending=True)


def _fingerprint(search: VehicleSearch) -> str:
    """What a cursor belongs to: everything but where in the list one is."""
    criteria = search.model_dump(mode="json", exclude={"cursor", "limit"}, exclude_defaults=True)
    packed = orjson.dumps(criteria, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(packed).hexdigest()[:12]


def _write_cursor(search: VehicleSearch, last: AnyRow) -> str:
    sort_key = last.sort_key
    shown = sort_key.isoformat() if isinstance(sort_key, datetime) else str(sort_key)
    return write_cursor(_fingerprint(search), shown, last.id)


def _read_cursor(search: VehicleSearch, cursor: str, order: _Order) -> tuple[SortKey, int]:
    fingerprint, shown, id_ = read_cursor(cursor, 3)
    if fingerprint != _fingerprint(search):
        raise BadCursor(field="cursor")
    return read_sort_key(shown, order.read), read_id(id_)

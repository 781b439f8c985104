from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Integer, case, cast, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.inventory_filters import IS_PUBLIC
from app.crud.inventory_search import AnyRow, AnySelect, cards
from app.domain.errors import VehicleNotFound
from app.domain.text import key
from app.models.make import Make, VehicleModel
from app.models.reference import BodyStyle
from app.models.vehicle import PriceChange, Vehicle, VehicleFeature, VehicleSpecs

_DETAIL_COLUMNS = (
    Vehicle.engine,
    Vehicle.cylinders,
    Vehicle.displacement_l,
    Vehicle.transmission_name,
    Vehicle.interior_color,
    Vehicle.interior_color_name,
    Vehicle.msrp,
    Vehicle.doors,
    Vehicle.seats,
    Vehicle.mpg_city,
    Vehicle.mpg_highway,
    Vehicle.mpg_combined,
    Vehicle.title_brand,
    Vehicle.description,
)
SUGGESTIONS = 8
_CLOSE_ENOUGH = 0.25  # two letters swapped in a word of six still share that many trigrams


@dataclass(frozen=True, slots=True)
class CountedName:
    """A make, model or body that a few typed letters may mean, with the cars it has."""

    kind: str
    name: str
    make: str | None
    cars: int


async def get_public(
    session: AsyncSession, *, slug: str | None = None, id_: int | None = None
) -> AnyRow:
    """A car the public may see, with its features, specs and prices. Raises VehicleNotFound."""
    if slug is not None and not slug.isprintable():
        raise VehicleNotFound  # PostgreSQL takes no NUL, and no slug has a control character
    query = _detail().where(Vehicle.slug == slug if slug is not None else Vehicle.id == id_)
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise VehicleNotFound
    return row


def _detail() -> AnySelect:
    features = (
        select(func.array_agg(VehicleFeature.feature))
        .where(VehicleFeature.vehicle_id == Vehicle.id)
        .scalar_subquery()
    )
    prices = (
        select(func.json_agg(func.json_build_array(PriceChange.changed_at, PriceChange.price)))
        .where(PriceChange.vehicle_id == Vehicle.id, PriceChange.price.is_not(None))
        .scalar_subquery()
    )
    return (
        cards()
        .add_columns(
            *_DETAIL_COLUMNS,
            VehicleSpecs.specs,
            cast(func.extract("day", func.now() - Vehicle.listed_at), Integer).label("days_on_lot"),
            features.label("features"),
            prices.label("prices"),
        )
        .join(VehicleSpecs, VehicleSpecs.vehicle_id == Vehicle.id, isouter=True)
    )


async def list_similar(session: AsyncSession, vehicle_id: int, limit: int) -> Sequence[AnyRow]:
    """Public cars of the same body, nearest in price; the same model counts as half as far."""
    this = select(Vehicle).where(Vehicle.id == vehicle_id).subquery("this")
    distance = func.abs(func.coalesce(Vehicle.price, 0) - func.coalesce(this.c.price, 0)) * case(
        (Vehicle.model_id == this.c.model_id, 0.5), else_=1.0
    )
    query = (
        cards()
        .join(this, Vehicle.body.is_not_distinct_from(this.c.body))
        .where(Vehicle.id != this.c.id)
        .order_by(distance, Vehicle.id)
        .limit(limit)
    )
    return (await session.execute(query)).all()


async def list_cards(session: AsyncSession, ids: Sequence[int]) -> Sequence[AnyRow]:
    return (await session.execute(cards().where(Vehicle.id.in_(ids)))).all()


async def list_arrivals(session: AsyncSession, limit: int) -> Sequence[AnyRow]:
    query = cards().order_by(Vehicle.listed_at.desc(), Vehicle.id.desc()).limit(limit)
    return (await session.execute(query)).all()


async def count_home(session: AsyncSession, days: int, affordable: Any) -> AnyRow:
    """Total, arrivals of the last `days`, cars up to the `affordable` price, cars by body."""
    bodies = (
        select(Vehicle.body, func.count().label("cars"))
        .where(IS_PUBLIC, Vehicle.body.is_not(None))
        .group_by(Vehicle.body)
        .subquery()
    )
    since = func.now() - timedelta(days=days)
    query = select(
        func.count().label("total"),
        func.count().filter(Vehicle.listed_at > since).label("arrivals"),
        func.count().filter(Vehicle.price <= affordable).label("affordable"),
        select(func.json_object_agg(bodies.c.body, bodies.c.cars))
        .scalar_subquery()
        .label("bodies"),
    ).where(IS_PUBLIC)
    return (await session.execute(query)).one()


async def list_names_like(session: AsyncSession, typed: str) -> Sequence[CountedName]:
    """Makes, models and bodies whose name begins with, holds or resembles what was typed."""
    wanted = key(typed)
    if not wanted:
        return []
    makes = _names_like(literal("make"), Make.name, Make.key, wanted).add_columns(
        literal(None).label("make")
    )
    makes = makes.join(Vehicle, Vehicle.make_id == Make.id).group_by(Make.id)
    models = _names_like(literal("model"), VehicleModel.name, VehicleModel.key, wanted)
    models = (
        models.add_columns(Make.name.label("make"))
        .join(Vehicle, Vehicle.model_id == VehicleModel.id)
        .join(Make, Make.id == VehicleModel.make_id)
        .group_by(VehicleModel.id, Make.id)
    )
    bodies = _names_like(literal("body"), BodyStyle.name, BodyStyle.code, wanted).add_columns(
        literal(None).label("make")
    )
    bodies = bodies.join(Vehicle, Vehicle.body == BodyStyle.code).group_by(BodyStyle.code)
    found = union_all(makes, models, bodies).subquery()
    query = select(found).order_by(found.c.rank.desc(), found.c.cars.desc(), found.c.name)
    rows = await session.execute(query.limit(SUGGESTIONS))
    return [CountedName(row.kind, row.name, row.make, row.cars) for row in rows]


def _names_like(kind: Any, name: Any, folded: Any, wanted: str) -> AnySelect:
    closeness = func.similarity(folded, wanted)
    rank = cast(folded.startswith(wanted), Integer) + closeness
    return (
        select(
            kind.label("kind"), name.label("name"), func.count().label("cars"), rank.label("rank")
        )
        .where(IS_PUBLIC)
        .where(folded.contains(wanted) | (closeness > _CLOSE_ENOUGH))
    )

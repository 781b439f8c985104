"""A VehicleSearch as SQL: plain conditions for every count, facets that ignore themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, false, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.data import vocabulary
from app.domain.enums import PUBLIC_STATUSES
from app.domain.errors import UnknownFilter
from app.domain.text import key, words
from app.models.vehicle import Vehicle, VehicleFeature
from app.schemas.vehicle import VehicleSearch

IS_PUBLIC = Vehicle.status.in_(PUBLIC_STATUSES)

LISTS: Mapping[str, tuple[InstrumentedAttribute[str | None], Mapping[str, str]]] = {
    "body": (Vehicle.body, vocabulary.BODIES),
    "drivetrain": (Vehicle.drivetrain, vocabulary.DRIVETRAINS),
    "fuel": (Vehicle.fuel, vocabulary.FUELS),
    "transmission": (Vehicle.transmission, vocabulary.TRANSMISSIONS),
    "exterior_color": (Vehicle.exterior_color, vocabulary.COLORS),
    "condition": (Vehicle.condition, vocabulary.CONDITIONS),
}


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Ids of the makes, models and locations a search names, by folded name or code."""

    makes: Mapping[str, Sequence[int]]
    models: Mapping[str, Sequence[int]]
    locations: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Filters:
    """`facets` maps a facet to its own condition; `plain` are all other conditions."""

    plain: Sequence[ColumnElement[bool]]
    facets: Mapping[str, ColumnElement[bool]]

    def everything(self) -> ColumnElement[bool]:
        return and_(IS_PUBLIC, *self.plain, *self.facets.values())


def build_filters(search: VehicleSearch, named: NamedRows, affordable: Decimal | None) -> Filters:
    """`affordable` is the highest price that `payment_max` allows. Raises UnknownFilter."""
    facets = {**_list_facets(search), **_named_facets(search, named)}
    if search.trim:
        facets["trim"] = or_(*(_trim_is(trim) for trim in search.trim))
    if search.feature:
        facets["feature"] = and_(*(_has_feature(code) for code in _features(search.feature)))
    if search.seats_min is not None:
        facets["seats_min"] = Vehicle.seats >= search.seats_min
    if price := _price_conditions(search, affordable):
        facets["price"] = and_(*price)
    return Filters(
        plain=[*_ranges(search), *_exact(search), *_text(search), *_exclusions(search, named)],
        facets=facets,
    )


def _list_facets(search: VehicleSearch) -> dict[str, ColumnElement[bool]]:
    return {
        name: column.in_(_codes(name, getattr(search, name), labels))
        for name, (column, labels) in LISTS.items()
        if getattr(search, name)
    }


def _named_facets(search: VehicleSearch, named: NamedRows) -> dict[str, ColumnElement[bool]]:
    facets: dict[str, ColumnElement[bool]] = {}
    if search.make:
        facets["make"] = Vehicle.make_id.in_(_ids("make", search.make, named.makes))
    if search.model:
        facets["model"] = Vehicle.model_id.in_(_ids("model", search.model, named.models))
    if search.location:
        facets["location"] = Vehicle.location_id.in_(
            _ids("location", search.location, named.locations)
        )
    return facets


def _codes(field: str, values: Iterable[str], labels: Mapping[str, str]) -> list[str]:
    known = {key(name): code for code, label in labels.items() for name in (code, label)}
    unknown = [value for value in values if key(value) not in known]
    if unknown:
        choices = ", ".join(labels)
        raise UnknownFilter(field=field, detail=f"{unknown[0]!r} is not one of {choices}.")
    return [known[key(value)] for value in values]


def _ids(field: str, values: Iterable[str], rows: Mapping[str, Sequence[int]]) -> list[int]:
    unknown = [value for value in values if key(value) not in rows]
    if unknown:
        raise UnknownFilter(field=field, detail=f"This store knows no {field} {unknown[0]!r}.")
    return [row for value in values for row in rows[key(value)]]


def _features(values: Iterable[str]) -> list[str]:
    return _codes("feature", values, vocabulary.FEATURES)


def _has_feature(code: str) -> ColumnElement[bool]:
    return (
        select(VehicleFeature.vehicle_id)
        .where(VehicleFeature.vehicle_id == Vehicle.id, VehicleFeature.feature == code)
        .exists()
    )


def _trim_is(trim: str) -> ColumnElement[bool]:
    """Whole words of the trim in a row ("Rubicon" of "Unlimited Rubicon"), however it is spaced."""
    wanted = words(trim)
    if not wanted:
        return false()
    written = func.regexp_replace(func.lower(Vehicle.trim), "[^a-z0-9]+", " ", "g")
    in_a_row = (literal(" ") + written + " ").contains(f" {' '.join(wanted)} ")
    return or_(in_a_row, func.replace(written, " ", "") == "".join(wanted))


def _price_conditions(
    search: VehicleSearch, affordable: Decimal | None
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if search.price_min is not None:
        conditions.append(Vehicle.price >= search.price_min)
    if search.price_max is not None:
        conditions.append(Vehicle.price <= search.price_max)
    if affordable is not None:
        conditions.append(Vehicle.price <= affordable)
    return conditions


def _ranges(search: VehicleSearch) -> Iterable[ColumnElement[bool]]:
    if search.year_min is not None:
        yield Vehicle.year >= search.year_min
    if search.year_max is not None:
        yield Vehicle.year <= search.year_max
    if search.mileage_max is not None:
        yield Vehicle.mileage_mi <= search.mileage_max
    if search.mpg_min is not None:
        yield Vehicle.mpg_combined >= search.mpg_min


def _exact(search: VehicleSearch) -> Iterable[ColumnElement[bool]]:
    if search.vin is not None:
        yield Vehicle.vin == search.vin.strip().upper()
    if search.stock_number is not None:
        yield Vehicle.stock_number == search.stock_number.strip().upper()


def _text(search: VehicleSearch) -> Iterable[ColumnElement[bool]]:
    if (question := text_query(search)) is not None:
        yield Vehicle.search.bool_op("@@")(func.to_tsquery("simple", question))


def text_query(search: VehicleSearch) -> str | None:
    """The words of `q`, all of them asked for, the beginning of a word being enough."""
    found = words(search.q) if search.q else []
    return " & ".join(f"{word}:*" for word in found) or None


def _exclusions(search: VehicleSearch, named: NamedRows) -> Iterable[ColumnElement[bool]]:
    # "is distinct from": a car whose color nobody wrote down is not a white one.
    for name, (column, labels) in LISTS.items():
        for code in _codes(f"not_{name}", getattr(search, f"not_{name}"), labels):
            yield column.is_distinct_from(code)
    for make_id in _ids("not_make", search.not_make, named.makes):
        yield Vehicle.make_id != make_id
    for model_id in _ids("not_model", search.not_model, named.models):
        yield Vehicle.model_id != model_id
    for trim in search.not_trim:
        yield or_(Vehicle.trim.is_(None), ~_trim_is(trim))
    for code in _codes("not_feature", search.not_feature, vocabulary.FEATURES):
        yield ~_has_feature(code)

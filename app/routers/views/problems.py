"""What is wrong with a search, as a sentence and the field to put it right in."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from app.domain.errors import Invalid
from app.schemas.base import FieldProblem
from app.schemas.vehicle import VehicleSearch

NAMES = {
    "q": "Search words",
    "make": "Make",
    "model": "Model",
    "trim": "Trim",
    "year_min": "Earliest year",
    "year_max": "Latest year",
    "price_min": "Lowest price",
    "price_max": "Highest price",
    "mileage_max": "Most miles",
    "payment_max": "Most a month",
    "body": "Body",
    "drivetrain": "Drive",
    "fuel": "Fuel",
    "transmission": "Transmission",
    "exterior_color": "Color",
    "condition": "Condition",
    "location": "Location",
    "feature": "Feature",
    "seats_min": "Seats",
    "mpg_min": "Miles per gallon",
    "near": "ZIP code",
    "radius_mi": "Distance",
    "vin": "VIN",
    "stock_number": "Stock number",
    "sort": "Order",
    "cursor": "Place in the list",
    "limit": "Cars a page",
}
_SENTENCES = {
    "int_parsing": "Use a whole number without a sign, like 30000.",
    "int_type": "Use a whole number without a sign, like 30000.",
    "int_parsing_size": "That number is too large to be a car's.",
    "greater_than_equal": "That number is too small to be a car's.",
    "less_than_equal": "That number is too large to be a car's.",
    "string_too_long": "That is too long. Keep it to a sentence or two.",
    "too_long": "Those are too many choices at once. Take a few away.",
    "string_pattern_mismatch": "Use the five digits of a ZIP code, like 97217.",
    "enum": "There is no such order. Pick one from the list.",
}

_LISTS = {
    name for name, field in VehicleSearch.model_fields.items() if field.default_factory is list
}
_RANGES = {
    "price_max": "This is below the lowest price. Make one of the two wider.",
    "year_max": "This is before the earliest year. Make one of the two wider.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """`without` is the query string with the field left out; `kept` is what stays in the form."""

    field: str
    name: str
    value: str
    sentence: str
    without: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form macros show again: values and sentences by field."""

    raw: dict[str, str]
    errors: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Troubles:
    items: tuple[Trouble, ...]
    kept: tuple[tuple[str, str], ...]
    form: Typed


def explain(problems: Iterable[FieldProblem], query: QueryParams) -> Troubles:
    items: dict[str, Trouble] = {}
    for problem in problems:
        items.setdefault(problem.field, _trouble(problem, query))
    kept = tuple(pair for pair in query.multi_items() if pair[0] not in items and pair[1].strip())
    typed = Typed(
        raw={field: trouble.value for field, trouble in items.items()},
        errors={field: [trouble.sentence] for field, trouble in items.items()},
    )
    return Troubles(tuple(items.values()), kept, typed)


def _trouble(problem: FieldProblem, query: QueryParams) -> Trouble:
    field = problem.field
    return Trouble(
        field=field,
        name=NAMES.get(field.removeprefix("not_"), "Filter"),
        value=query.get(field, ""),
        sentence=_sentence(problem),
        without=_without(query, {field}),
    )


def _sentence(problem: FieldProblem) -> str:
    if problem.code == "value_error" and problem.field in _RANGES:
        return _RANGES[problem.field]
    return _SENTENCES.get(problem.code, problem.message)


def explain_refusal(refusal: Invalid) -> list[FieldProblem]:
    return [FieldProblem(field=refusal.field or "q", message=refusal.detail, code=refusal.code)]


def _without(query: QueryParams, fields: set[str]) -> str:
    return urlencode(
        [(name, value) for name, value in query.multi_items() if name not in fields and value]
    )

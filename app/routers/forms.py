"""What a form sent, as the schema that reads it or as what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import QueryParams

from app.api.errors import field_problems
from app.schemas.base import FieldProblem

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form macros show again: values and sentences by field."""

    raw: dict[str, str] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


def read_query(schema: type[S], query: QueryParams) -> S | list[FieldProblem]:
    try:
        return schema.model_validate({name: query.getlist(name) for name in query})
    except ValidationError as error:
        return field_problems(error)


def as_typed(problems: Iterable[FieldProblem], query: QueryParams) -> Typed:
    """Every value that came stays in its field; a problem stands beside the one it is about."""
    errors: dict[str, list[str]] = {}
    for problem in problems:
        errors.setdefault(problem.field, []).append(problem.message)
    return Typed({name: query[name] for name in query}, errors)

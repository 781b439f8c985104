"""What is wrong with a search, as a sentence and the field to put it right in."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from app.domain.errors import Invalid
from app.routers.forms import Typed, as_typed
from app.schemas.base import FieldProblem
from app.services.search_words import field_label


@dataclass(frozen=True, slots=True)
class Trouble:
    """`without` is the query string with the field left out."""

    field: str
    name: str
    sentence: str
    without: str


@dataclass(frozen=True, slots=True)
class Troubles:
    """`kept` is what stays in the form unseen."""

    items: tuple[Trouble, ...]
    kept: tuple[tuple[str, str], ...]
    form: Typed


def explain(problems: Sequence[FieldProblem], query: QueryParams) -> Troubles:
    items: dict[str, Trouble] = {}
    for problem in problems:
        items.setdefault(problem.field, _trouble(problem, query))
    kept = tuple(pair for pair in query.multi_items() if pair[0] not in items and pair[1].strip())
    return Troubles(tuple(items.values()), kept, as_typed(problems, query))


def _trouble(problem: FieldProblem, query: QueryParams) -> Trouble:
    return Trouble(
        field=problem.field,
        name=field_label(problem.field),
        sentence=problem.message,
        without=_without(query, problem.field),
    )


def explain_refusal(refusal: Invalid) -> list[FieldProblem]:
    return [FieldProblem(field=refusal.field or "q", message=refusal.detail, code=refusal.code)]


def _without(query: QueryParams, field: str) -> str:
    return urlencode(
        [(name, value) for name, value in query.multi_items() if name != field and value]
    )

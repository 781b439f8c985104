"""Errors as the caller can read them: problem+json for scripts, a designed page for people."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.responses import Response

from app.core.telemetry import trace_id
from app.schemas.base import FieldProblem, Problem
from app.schemas.problem_words import sentence_for

_TITLES = {422: "Some values cannot be used"}


def problem_response(
    status: int,
    code: str,
    detail: str,
    errors: Sequence[FieldProblem] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        type=f"urn:forecourt:problem:{code}",
        title=_TITLES.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail,
        code=code,
        trace_id=trace_id.get(),
        errors=list(errors),
    )
    return Response(
        problem.model_dump_json(),
        status,
        {"cache-control": "no-store", **(headers or {})},
        media_type="application/problem+json",
    )


def field_problems(error: ValidationError | RequestValidationError) -> list[FieldProblem]:
    return [_field_problem(problem) for problem in _problems(error)]


def _problems(error: ValidationError | RequestValidationError) -> Iterable[dict[str, object]]:
    return error.errors()  # type: ignore[return-value]  # ErrorDetails is a TypedDict


def _field_problem(problem: dict[str, object]) -> FieldProblem:
    location = problem["loc"]
    parts = list(location) if isinstance(location, tuple) else []
    named = [part for part in parts if isinstance(part, str) and part not in _PLACES]
    context = problem.get("ctx")
    cause = context.get("error") if isinstance(context, dict) else None
    field = getattr(cause, "field", None) or (named[0] if named else "request")
    code = str(problem["type"])
    facts = context if isinstance(context, dict) else {}
    message = sentence_for(str(field), code, str(problem["msg"]), facts)
    return FieldProblem(field=str(field), message=message, code=code)


_PLACES = {"query", "path", "body", "header", "cookie"}

"""Every error leaves here: as problem+json for scripts, as a designed page for people."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response

from app.api.errors import field_problems, problem_response
from app.core.database import DATABASE_DOWN
from app.core.telemetry import trace_id
from app.domain.errors import DatabaseUnavailable, DomainError
from app.routers.errors import error_page
from app.schemas.base import FieldProblem

log = structlog.get_logger("forecourt.errors")

_FRAMEWORK_REFUSALS = {
    400: ("bad_request", "This request could not be read."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method."),
    413: ("too_large", "This is larger than the site takes."),
}
_SCRIPT_PATHS = ("/api/", "/healthz", "/readyz", "/metrics", "/openapi.json")


def answer(
    request: Request,
    status: int,
    code: str,
    detail: str,
    errors: list[FieldProblem] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    if request.url.path.startswith(_SCRIPT_PATHS):
        return problem_response(status, code, detail, errors or [], headers)
    response = error_page(request, status, code, detail, trace_id.get(), errors or [])
    response.headers.update(headers or {})
    return response


def refuse_long_url(request: Request, field: str | None) -> Response:
    if field is None:
        return answer(request, 414, "too_long", "This address is too long to be one of ours.")
    detail = f"The address is too long to read; {field} has no room in it. Make it shorter."
    problem = FieldProblem(field=field, message=detail, code="too_long")
    return answer(request, 422, "too_long", detail, [problem])


async def refused(request: Request, error: DomainError) -> Response:
    problems = []
    if error.field is not None:
        problems.append(FieldProblem(field=error.field, message=error.detail, code=error.code))
    return answer(request, error.status, error.code, error.detail, problems)


async def invalid(request: Request, error: RequestValidationError) -> Response:
    detail = "Some values cannot be used; each is named with what it may hold."
    return answer(request, 422, "invalid", detail, field_problems(error))


async def refused_by_framework(request: Request, error: StarletteHTTPException) -> Response:
    phrase = HTTPStatus(error.status_code).phrase
    unnamed = (phrase.lower().replace(" ", "_"), f"{phrase}.")
    code, detail = _FRAMEWORK_REFUSALS.get(error.status_code, unnamed)
    return answer(request, error.status_code, code, detail, headers=dict(error.headers or {}))


async def database_down(request: Request, error: Exception) -> Response:
    log.warning("database unavailable", error=type(error).__name__, reason=str(error)[:200])
    down = DatabaseUnavailable()
    return answer(request, down.status, down.code, down.detail, headers={"retry-after": "5"})


async def crashed(request: Request, error: Exception) -> Response:
    log.error("unhandled error", path=request.url.path, exc_info=error)
    detail = "Something broke on our side. It is in our log under this trace id."
    return answer(request, 500, "internal", detail)


def install_error_handlers(app: FastAPI) -> None:
    handlers: list[tuple[type[Exception], Any]] = [
        (DomainError, refused),
        (RequestValidationError, invalid),
        (StarletteHTTPException, refused_by_framework),
        (PoolTimeout, database_down),
        *((kind, database_down) for kind in DATABASE_DOWN),
        (Exception, crashed),
    ]
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)

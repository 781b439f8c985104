"""What machines ask a running server: alive, ready, how busy."""

import ipaddress
import os
import secrets
import shutil
from functools import lru_cache
from typing import Literal

import orjson
from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, multiprocess
from prometheus_client import REGISTRY as PROCESS_REGISTRY
from sqlalchemy.exc import SQLAlchemyError

from app.api.deps_simple import DatabaseDep, requires
from app.core.config import Settings
from app.core.database import Database
from app.crud.health import applied_revision, has_live_worker
from app.domain.errors import NotFound
from app.schemas.health import Check, Health, Readiness

router = APIRouter(tags=["system"])
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
_LEAST_FREE_BYTES = 200 * 1024 * 1024


@router.get(
    "/healthz", name="system.health", summary="Is the process alive", dependencies=[requires()]
)
async def health() -> Health:
    return Health(status="ok")


@router.get(
    "/readyz",
    name="system.ready",
    summary="Can the process serve",
    responses={503: {"model": Readiness, "description": "Not ready; the checks say why"}},
    dependencies=[requires()],
)
async def ready(request: Request, database: DatabaseDep, response: Response) -> Readiness:
    """Degraded still serves: a check that is not essential failed."""
    settings: Settings = request.app.state.settings
    checks = [*await _database_checks(database, request.app.state.migration_head), _disk(settings)]
    status = _overall(checks)
    if status == "failing":
        response.status_code = 503
    response.headers["Cache-Control"] = "no-store"
    return Readiness(status=status, checks=checks)


def _overall(checks: list[Check]) -> Literal["ready", "degraded", "failing"]:
    if any(check.is_essential and not check.is_ok for check in checks):
        return "failing"
    return "ready" if all(check.is_ok for check in checks) else "degraded"


async def _database_checks(database: Database, head: str) -> list[Check]:
    try:
        async with database.read_sessions() as session:
            revision = await applied_revision(session)
            works = await has_live_worker(session)
    except (SQLAlchemyError, OSError) as error:
        return [Check(name="database", is_ok=False, is_essential=True, detail=type(error).__name__)]
    return [
        Check(name="database", is_ok=True, is_essential=True, detail="answers"),
        Check(
            name="migrations",
            is_ok=revision == head,
            is_essential=True,
            detail=f"at {revision}, newest is {head}",
        ),
        Check(
            name="jobs",
            is_ok=works,
            is_essential=False,
            detail="a worker is alive" if works else "no worker has reported in the last minute",
        ),
    ]


def _disk(settings: Settings) -> Check:
    folder = settings.var_dir if settings.var_dir.exists() else settings.var_dir.parent
    free = shutil.disk_usage(folder).free
    return Check(
        name="disk",
        is_ok=free > _LEAST_FREE_BYTES,
        is_essential=False,
        detail=f"{free // 1024**2} MiB free",
    )


@router.get(
    "/metrics",
    name="system.metrics",
    summary="Prometheus metrics",
    response_class=Response,
    include_in_schema=False,
    dependencies=[requires()],
)
async def metrics(request: Request) -> Response:
    """Answered to the machine itself, or to who knows METRICS_TOKEN; others see 404."""
    if not _may_see_metrics(request):
        raise NotFound
    return Response(generate_latest(_registry()), media_type=CONTENT_TYPE_LATEST)


def _may_see_metrics(request: Request) -> bool:
    token = request.app.state.settings.metrics_token
    sent = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(sent.encode(), token.encode()):
        return True
    # A proxy on this machine has a loopback address too, and speaks for anybody.
    if any(name in request.headers for name in _FORWARDED):
        return False
    peer = request.client.host if request.client else ""
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def _registry() -> CollectorRegistry:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return PROCESS_REGISTRY
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # untyped there
    return registry


@router.get(
    "/openapi.json", name="system.openapi", include_in_schema=False, dependencies=[requires()]
)
@router.get(
    "/api/v1/openapi.json",
    name="system.openapi_v1",
    include_in_schema=False,
    dependencies=[requires()],
)
async def openapi(request: Request) -> Response:
    return Response(_openapi_bytes(request.app), media_type="application/json")


@lru_cache(maxsize=4)
def _openapi_bytes(app: FastAPI) -> bytes:
    return orjson.dumps(app.openapi())

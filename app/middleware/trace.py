import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.telemetry import LATENCY, REQUESTS, trace_id

log = structlog.get_logger("forecourt.access")
_QUIET = ("/healthz", "/readyz", "/metrics", "/static/")


class TraceMiddleware:
    """Gives each request an id that its answer, its log lines and its error page carry."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        token = trace_id.set(request_id)
        method, started = scope["method"], time.perf_counter()
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((b"x-request-id", request_id.encode()))
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        finally:
            self._record(scope, method, status, time.perf_counter() - started)
            trace_id.reset(token)

    @staticmethod
    def _record(scope: Scope, method: str, status: int, seconds: float) -> None:
        # The route's name, not the path: a label per car would fill the metrics store.
        route = getattr(scope.get("route"), "name", "other")
        REQUESTS.labels(method, route, status).inc()
        LATENCY.labels(route).observe(seconds)
        if not scope["path"].startswith(_QUIET):
            log.info(
                "request",
                method=method,
                path=scope["path"],
                status=status,
                ms=round(seconds * 1000, 1),
            )

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from app.api import system
from app.api.v1 import router as api_router
from app.core.config import Settings, get_settings
from app.core.database import open_database
from app.core.telemetry import configure_logging
from app.error_handling import install_error_handlers, refuse_long_url
from app.middleware.head import HeadMiddleware
from app.middleware.hosts import HostMiddleware
from app.middleware.long_urls import LongUrlMiddleware
from app.middleware.security_headers import SecurityHeadersMiddleware
from app.middleware.static import HashedStaticFiles
from app.middleware.trace import TraceMiddleware
from app.routers.html import router as html_router
from app.server.migrate import newest_revision


class Contained:
    """Ends a crash at its answer: raised on, it would cost the client the kept connection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered = False

        async def watch(message: Message) -> None:
            nonlocal answered
            await send(message)
            answered = message["type"] == "http.response.body" and not message.get("more_body")

        try:
            await self.app(scope, receive, watch)
        except Exception:
            # error_handling.crashed has logged it and said so; half an answer must be cut off.
            if not answered:
                raise


class Forecourt(FastAPI):
    """FastAPI with two layers outside everything, so that even a crash carries id and headers."""

    def build_middleware_stack(self) -> ASGIApp:
        settings: Settings = self.state.settings
        over_https = settings.public_url.startswith("https://")
        inner = Contained(super().build_middleware_stack())
        return TraceMiddleware(SecurityHeadersMiddleware(inner, over_https=over_https))


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or get_settings()
    configure_logging(settings.log_level, as_json=not settings.is_development)
    app = Forecourt(
        title="Forecourt",
        version="0.1.0",
        summary="The API of a car dealership",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.settings = settings
    app.state.migration_head = newest_revision("")
    app.add_middleware(CompressMiddleware, minimum_size=500)
    app.add_middleware(HostMiddleware, accepted=settings.accepted_hosts)
    app.add_middleware(LongUrlMiddleware, refuse=refuse_long_url)
    app.add_middleware(HeadMiddleware)
    if settings.cors_allowed_origins:
        # Never with credentials: other sites' scripts are anonymous or bring a token of their own.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_allowed_origins,
            allow_methods=["*"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match"],
            expose_headers=["ETag", "Location", "X-Request-ID"],
        )
    app.include_router(system.router)
    app.include_router(api_router)
    app.include_router(html_router)
    app.mount("/static", HashedStaticFiles(), name="static")
    install_error_handlers(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.database = open_database(app.state.settings)
    yield
    await app.state.database.close()


def _operation_id(route: APIRoute) -> str:
    return route.name.replace(".", "_").replace("-", "_")


app = create_app()

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.config import LONGEST_URL


class LongUrlMiddleware:
    """Refuses an address that may have been cut, by the name of its last parameter."""

    def __init__(self, app: ASGIApp, *, refuse: Callable[[Request, str | None], Response]) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _length(scope) < LONGEST_URL:
            await self.app(scope, receive, send)
            return
        query: bytes = scope["query_string"]
        last = query.rpartition(b"&")[2].partition(b"=")[0].decode("ascii", "replace")[:40]
        response = self.refuse(Request(scope), last or None)
        await response(scope, receive, send)


def _length(scope: Scope) -> int:
    separator = 1 if scope["query_string"] else 0
    return len(scope["raw_path"]) + separator + len(scope["query_string"])

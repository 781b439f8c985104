from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.errors import problem_response


class HostMiddleware:
    """Answers 400 to a Host the store does not go by, so that no link or cache is built from it."""

    def __init__(self, app: ASGIApp, *, accepted: Sequence[str]) -> None:
        self.app = app
        self.accepted = frozenset(host.lower() for host in accepted)
        self.takes_any = "*" in self.accepted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._knows(Headers(scope=scope).get("host", "")):
            response = problem_response(
                400, "unknown_host", "This site does not go by that name. Check the address."
            )
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _knows(self, host: str) -> bool:
        name = host.lower()
        if not name.endswith("]"):
            name = name.rsplit(":", 1)[0] if name.rsplit(":", 1)[-1].isdigit() else name
        return self.takes_any or name in self.accepted

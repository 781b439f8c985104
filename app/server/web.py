"""One web process on the socket that supervisor holds open."""

import asyncio
import contextlib
import os
import socket
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.core.config import LONGEST_URL, Settings

# Connections accepted just before the end may not have sent their request yet.
_DRAIN_SECONDS = 0.3


class BoundedUrls(HttpToolsProtocol):
    """Cuts an endless address short, where uvicorn would answer a bare 400 that explains nothing.

    At its full length it is refused (app/middleware/long_urls.py): half a filter is another filter.
    """

    def on_url(self, url: bytes) -> None:
        self.url = (self.url + url)[:LONGEST_URL]


class DrainingServer(uvicorn.Server):
    """Says when it accepts requests, and ends without cutting off a client."""

    def __init__(self, config: uvicorn.Config, ready: Path) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            with contextlib.suppress(OSError):  # a full disk must not keep a process from serving
                self.ready.write_text(str(os.getpid()))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        # Kept-alive clients learn with their next answer to come back on a new connection.
        self.server_state.default_headers = [
            *self.server_state.default_headers,
            (b"connection", b"close"),
        ]
        await asyncio.sleep(_DRAIN_SECONDS)
        await super().shutdown(sockets=sockets)


def serve(settings: Settings, ready: Path) -> None:
    """Graceful shutdown ends before supervisor loses patience (stopwaitsecs in its file)."""
    config = uvicorn.Config(
        "app.main:app",
        loop="uvloop",
        http=BoundedUrls,
        backlog=4096,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=75,
        timeout_graceful_shutdown=20,
    )
    ready.unlink(missing_ok=True)
    # uvicorn's own `--fd` takes every socket for a UNIX one: no TCP_NODELAY, and each answer on a
    # kept-alive connection then waits 40 ms for the client's delayed acknowledgement.
    DrainingServer(config, ready).run(sockets=[socket.socket(fileno=0)])

"""The real server as a process of its own, on a database it is given."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.server.addresses import Urls
from tests.servers import Server

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 40.0


class Kind(StrEnum):
    """`down` has no database server, `broken` a database without tables."""

    shop = "shop"
    down = "down"
    broken = "broken"


@dataclass(frozen=True)
class Site:
    """A running server by its address."""

    url: str
    log: Path

    def __truediv__(self, path: str) -> str:
        return f"{self.url}/{path.removeprefix('/')}"


Sites = Callable[[Kind], Site]


@contextmanager
def open_sites(server: Server, shop: Urls) -> Iterator[Sites]:
    """The running server of each kind, started when first asked for."""
    with ExitStack() as stack:

        @cache
        def site_of(kind: Kind) -> Site:
            if kind is Kind.down:
                return stack.enter_context(running_site(nobody_answers(), answers="/healthz"))
            if kind is Kind.broken:
                empty = stack.enter_context(server.new_database())
                return stack.enter_context(running_site(empty, answers="/healthz"))
            return stack.enter_context(running_site(shop))

        yield site_of


@contextmanager
def running_site(urls: Urls, *, answers: str = "/readyz") -> Iterator[Site]:
    """A web process as supervisor starts it, without the others; up once `answers` is 200."""
    folder = Path(tempfile.mkdtemp(prefix="forecourt-site-"))
    with socket.create_server(("127.0.0.1", 0)) as listening, (folder / "log").open("wb") as log:
        port = int(listening.getsockname()[1])
        site = Site(f"http://127.0.0.1:{port}", folder / "log")
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.web", str(folder / "ready")],
            cwd=_ROOT,
            env=_environment(urls, port, folder),
            stdin=listening.fileno(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(site / answers, process, site.log)
        yield site
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def nobody_answers() -> Urls:
    """The addresses of a database server that is not there."""
    dead = f"postgresql://nobody:nothing@127.0.0.1:{free_port()}/nothing"
    return Urls(dead, dead, dead)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(urls: Urls, port: int, folder: Path) -> dict[str, str]:
    """`development` serves the style guide too; nothing of a developer's own .env gets in."""
    return {
        **os.environ,
        "ENVIRONMENT": "development",
        "DATABASE_URL": urls.app,
        "DATABASE_OWNER_URL": urls.owner,
        "DATABASE_AUTH_URL": urls.auth,
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "VAR_DIR": str(folder),
        "LOG_LEVEL": "error",
    }


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310  # an address of ours, on this machine
            return
        except (URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{url} does not answer:\n{log.read_text()}") from error
            time.sleep(0.05)

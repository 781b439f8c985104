"""Replaces the web processes when a source file changes; development only (RELOAD)."""

import time

from app.core.config import ROOT
from app.server.paths import Paths
from app.server.rolling import replace_web
from app.server.steps import StartError, say
from app.server.supervisor import Supervisor

_WATCHED = (".py", ".html", ".css", ".js", ".svg")


def watch(paths: Paths) -> None:
    seen = snapshot()
    while True:
        time.sleep(0.5)
        now = snapshot()
        changed = sorted({path for path, _ in seen ^ now})
        seen = now
        if changed:
            say(f"{changed[0]} changed")
            try:
                replace_web(Supervisor(paths))
            except StartError as error:  # a syntax error being typed; the next change tries again
                say(str(error))


def snapshot() -> set[tuple[str, int]]:
    files = (path for path in (ROOT / "app").rglob("*") if path.suffix in _WATCHED)
    return {(str(path.relative_to(ROOT)), path.stat().st_mtime_ns) for path in files}

"""What only a full stop and start can change, kept so that `restart` knows whether it must."""

import hashlib
import importlib.metadata
import json
import sys

from app.core.config import ROOT, Settings
from app.server.paths import Paths
from app.server.programs import find_programs

Plan = dict[str, str]
_VARIABLE = "FORECOURT_"


def make_plan(settings: Settings, paths: Paths) -> Plan:
    """FORECOURT_ entries are supervisord.conf's variables; the others are compared only."""
    embedded = not settings.database_url
    configuration = (ROOT / "supervisord.conf").read_bytes()
    return {
        "FORECOURT_HOST": settings.host,
        "FORECOURT_PORT": str(settings.port),
        "FORECOURT_WEB": str(settings.web_workers + 1),  # web_0 holds the socket
        "FORECOURT_POSTGRES": str(int(embedded)),
        "FORECOURT_WATCHER": str(int(settings.reload)),
        "FORECOURT_PYTHON": sys.executable,
        "FORECOURT_LOGS": str(paths.logs),
        "FORECOURT_RUN": str(paths.run),
        "FORECOURT_SOCKET": str(paths.supervisor_socket),
        "supervisord.conf": hashlib.sha256(configuration).hexdigest()[:12],
        "supervisor": importlib.metadata.version("supervisor"),
        "PostgreSQL": find_programs().source if embedded else "external",
        "PG_PORT": str(settings.pg_port) if embedded else "",
    }


def variables(plan: Plan) -> dict[str, str]:
    return {name: value for name, value in plan.items() if name.startswith(_VARIABLE)}


def remember(plan: Plan, paths: Paths) -> None:
    paths.shape.write_text(json.dumps(plan, indent=1))


def remembered(paths: Paths) -> Plan:
    try:
        plan = json.loads(paths.shape.read_text())
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in plan.items()}


def changes(old: Plan, new: Plan) -> list[str]:
    """In words: `PORT (8000 to 8001)`."""
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return [f"{_spoken(n)} ({old.get(n, 'unset')} to {new.get(n, 'unset')})" for n in names]


def _spoken(name: str) -> str:
    special = {"FORECOURT_WEB": "WEB_WORKERS", "FORECOURT_WATCHER": "RELOAD"}
    return special.get(name, name.removeprefix(_VARIABLE))

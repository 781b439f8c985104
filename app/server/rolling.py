"""Replaces running processes one at a time; the socket stays open, so nobody is refused."""

from app.server.paths import Paths
from app.server.processes import wait_until
from app.server.steps import StartError, step
from app.server.supervisor import RUNNING, Supervisor

HOLDER = "web:web_0"
_READY_SECONDS = 40


def replace_web(supervisor: Supervisor) -> None:
    for process in supervisor.processes():
        if process.group == "web" and process.full_name != HOLDER:
            replace(supervisor, process.full_name)


def replace(supervisor: Supervisor, full_name: str) -> None:
    """Raises when the new process does not come up; the ones not yet replaced go on serving."""
    with step(f"Replacing {full_name} (waits for its open requests, then for the new process)"):
        supervisor.stop(full_name)
        supervisor.start(full_name)
        if not wait_until(lambda: is_ready(supervisor, full_name), _READY_SECONDS):
            name = full_name.rpartition(":")[2]
            raise StartError(f"{full_name} did not come up:\n{tail(supervisor.paths, name, 15)}")


def is_ready(supervisor: Supervisor, full_name: str) -> bool:
    process = supervisor.process(full_name)
    if process.group != "web":
        return process.state == RUNNING
    return process.pid != 0 and _ready_pid(supervisor.paths, process.name) == process.pid


def _ready_pid(paths: Paths, name: str) -> int | None:
    try:
        return int(paths.ready(name).read_text())
    except (OSError, ValueError):
        return None


def tail(paths: Paths, name: str, count: int) -> str:
    """The last lines of a log, read from its end."""
    try:
        with (paths.logs / f"{name}.log").open("rb") as log:
            log.seek(0, 2)
            log.seek(max(0, log.tell() - 200 * count))
            lines = log.read().decode(errors="replace").splitlines()
    except OSError:
        return "(no log)"
    return "\n".join(lines[-count:])

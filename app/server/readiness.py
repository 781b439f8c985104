"""Waiting until the server answers, and saying why when it does not."""

import http.client
import time
from dataclasses import dataclass

from app.core.config import Settings
from app.server.paths import Paths
from app.server.rolling import HOLDER, tail
from app.server.steps import StartError
from app.server.supervisor import RUNNING, Process, Supervisor

_SECONDS = 60
_RESTARTS_THAT_MEAN_BROKEN = 3


@dataclass(frozen=True)
class Answer:
    """What /readyz said; status 0 when nothing answered."""

    status: int
    text: str

    @property
    def is_ready(self) -> bool:
        return self.status == http.client.OK


def ask(settings: Settings, seconds: float = 5) -> Answer:
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else settings.host  # noqa: S104  # compared
    connection = http.client.HTTPConnection(host, settings.port, timeout=seconds)
    try:
        # A host that ALLOWED_HOSTS names, whatever address we connect to.
        connection.request("GET", "/readyz", headers={"Host": settings.accepted_hosts[0]})
        response = connection.getresponse()
        return Answer(response.status, response.read(4000).decode(errors="replace"))
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, str(error))
    finally:
        connection.close()


def wait_until_ready(supervisor: Supervisor, settings: Settings) -> None:
    """Bounded: gives up after a minute, or at once when a process keeps dying."""
    end = time.monotonic() + _SECONDS
    seen: dict[str, set[int]] = {}
    # The socket accepts before any process listens: a short question, or a dead one goes unseen.
    while not (answer := ask(settings, seconds=1)).is_ready or not all_running(supervisor):
        broken = _keeps_dying(supervisor.processes(), seen)
        if broken is not None:
            raise StartError(_why(supervisor.paths, broken.name))
        if time.monotonic() > end:
            said = (
                f"/readyz answered {answer.status}: {answer.text}" if answer.status else answer.text
            )
            raise StartError(
                f"Not ready after {_SECONDS} s. {said}\n" + _why(supervisor.paths, "web_1")
            )
        time.sleep(0.05)


def _keeps_dying(found: list[Process], seen: dict[str, set[int]]) -> Process | None:
    for process in found:
        pids = seen.setdefault(process.full_name, set())
        if process.pid:
            pids.add(process.pid)
        if process.state == "FATAL" or len(pids) >= _RESTARTS_THAT_MEAN_BROKEN:
            return process
    return None


def _why(paths: Paths, name: str) -> str:
    return f"The last lines of {paths.logs / name}.log:\n{tail(paths, name, 15)}"


def all_running(supervisor: Supervisor) -> bool:
    return all(process.state == RUNNING for process in supervisor.processes())


def described(process: Process) -> str:
    purpose = "  (holds the socket)" if process.full_name == HOLDER else ""
    return f"{process.full_name:<12} {process.state:<9} {process.description}{purpose}"

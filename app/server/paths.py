"""Where a running server keeps its things, all under `var/`."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.server.steps import StartError

# A UNIX socket's path may have 107 characters; PostgreSQL and supervisor append to ours.
_SOCKET_FOLDER_LIMIT = 80


@dataclass(frozen=True)
class Paths:
    var: Path

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def cluster(self) -> Path:
        return self.var / "pg"

    @property
    def data(self) -> Path:
        return self.cluster / "data"

    @property
    def secrets(self) -> Path:
        """Addresses with passwords of the embedded PostgreSQL."""
        return self.var / "secrets.env"

    @property
    def environment(self) -> Path:
        """The settings given in the environment of the last `start` or `restart`."""
        return self.run / "settings.env"

    @property
    def shape(self) -> Path:
        """What only a full stop and start can change."""
        return self.run / "shape.json"

    @property
    def first_start(self) -> Path:
        """Exists from before the first migration until the demo is loaded."""
        return self.run / "first-start"

    @property
    def metrics(self) -> Path:
        """Counters of all processes of a run, for whichever is asked for /metrics."""
        return self.run / "metrics"

    @property
    def sockets(self) -> Path:
        if len(str(self.run)) <= _SOCKET_FOLDER_LIMIT:
            return self.run
        digest = hashlib.sha256(str(self.run).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"forecourt-{os.geteuid()}-{digest}"

    @property
    def supervisor_socket(self) -> Path:
        return self.sockets / "supervisor.sock"

    def ready(self, process: str) -> Path:
        """Written by a web process with its process id once it accepts requests."""
        return self.run / f"{process}.ready"

    def make(self) -> None:
        for folder in (self.var, self.logs, self.run, self.sockets):
            folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        facts = self.sockets.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid not in (0, os.geteuid()):
            raise StartError(f"{self.sockets} belongs to somebody else: remove it.")


def paths_of(var_dir: Path) -> Paths:
    return Paths(var_dir.resolve())

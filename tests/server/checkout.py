"""A copy of this checkout that tests can start, kill and start again."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core.config import ROOT
from app.server.copied_out import Place
from app.server.environment import setting_names
from app.server.paths import Paths, paths_of
from app.server.processes import end_processes, is_alive, processes_of
from app.server.supervisor import Process, Supervisor

NEEDED = ("app", "migrations2", "init_db.py", "run_server.py", "supervisord.conf")
LOCKS = ("requirements.txt", "requirements-dev.txt")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")


@dataclass(frozen=True)
class Outcome:
    code: int
    output: str

    @property
    def last_line(self) -> str:
        return (self.output.strip().splitlines() or [""])[-1]


@dataclass
class Checkout:
    root: Path
    port: int
    python: str = sys.executable
    user: int | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> Paths:
        return paths_of(self.root / "var")

    def run(self, *arguments: str, program: str = "run_server.py", **settings: str) -> Outcome:
        """Runs a verb to its end; settings of the developer's shell do not reach it."""
        hidden = {*setting_names(), "PYTHONPATH"}
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        given = {"PORT": str(self.port), "WEB_WORKERS": "2", **self.settings, **settings}
        done = subprocess.run(
            [self.python, program, *arguments],
            cwd=self.root,
            env={**kept, **given},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user is not None else None,
        )
        return Outcome(done.returncode, done.stdout)

    def processes(self) -> dict[str, Process]:
        return {process.name: process for process in Supervisor(self.paths).processes()}

    def kill(self, name: str) -> None:
        os.kill(self.processes()[name].pid, signal.SIGKILL)

    def kill_supervisor(self) -> int:
        pid = int((self.paths.run / "supervisord.pid").read_text())
        os.kill(pid, signal.SIGKILL)
        return pid

    def get(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    @contextmanager
    def hammered(self) -> Iterator[Counter[str]]:
        """Two clients that ask again and again; counts what they get."""
        answers: Counter[str] = Counter()
        end = threading.Event()

        def ask() -> None:
            while not end.is_set():
                try:
                    answers[str(self.get("/healthz"))] += 1
                except (OSError, http.client.HTTPException) as error:
                    answers[repr(error)] += 1
                end.wait(0.005)

        clients = [threading.Thread(target=ask) for _ in range(2)]
        for client in clients:
            client.start()
        try:
            yield answers
        finally:
            end.set()
            for client in clients:
                client.join()

    def end(self) -> None:
        """Leaves no process and no copy behind, whatever the test did."""
        self.run("stop")
        end_processes(lambda: processes_of(self.paths.var), signal.SIGKILL, 10)
        if os.geteuid() == 0:
            shutil.rmtree(Place(self.root).base, ignore_errors=True)


@contextmanager
def new_checkout(mode: int = 0o755) -> Iterator[Checkout]:
    """In a folder of the given mode, with this environment's packages."""
    parent = Path(tempfile.mkdtemp(prefix="forecourt-checkout-"))
    root = parent / "forecourt"
    root.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        else:
            shutil.copy2(ROOT / name, root / name)
    for name in LOCKS:
        shutil.copy2(ROOT / name, root / name)
    (root / ".venv").symlink_to(sys.prefix)
    parent.chmod(mode)
    checkout = Checkout(root, free_port())
    try:
        yield checkout
    finally:
        checkout.end()
        shutil.rmtree(parent, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def address_in(outcome: Outcome) -> str | None:
    found = _ADDRESS.search(outcome.output)
    return found[0] if found else None


def has_ended(pid: int) -> bool:
    return not is_alive(pid)

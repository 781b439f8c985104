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
    patience: float = 120

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
            timeout=self.patience,
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
        return self.read(path)[0]

    def read(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
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
    with _copy(mode) as checkout:
        for name in NEEDED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, checkout.root / name)
            else:
                shutil.copy2(ROOT / name, checkout.root / name)
        for name in LOCKS:
            shutil.copy2(ROOT / name, checkout.root / name)
        (checkout.root / ".venv").symlink_to(sys.prefix)
        yield checkout


@contextmanager
def bare_checkout() -> Iterator[Checkout]:
    """What a clone holds and nothing else, run by the Python that ours was made from."""
    with _copy(0o755) as checkout:
        for name in _cloned():
            target = checkout.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        checkout.python = f"{sys.base_prefix}/bin/python{version}"
        yield checkout


def _cloned() -> list[str]:
    """Files that git keeps, or would with the next commit; all of them where there is no git."""
    if not (ROOT / ".git").exists():
        found = (str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file())
        return [name for name in found if not name.startswith((".venv/", "var/"))]
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@contextmanager
def _copy(mode: int) -> Iterator[Checkout]:
    """An empty folder for a checkout; afterwards neither it nor a process of it is left."""
    parent = Path(tempfile.mkdtemp(prefix="forecourt-checkout-"))
    root = parent / "forecourt"
    root.mkdir()
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

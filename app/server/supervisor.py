"""Talks to supervisord over its socket in `var/`."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
import xmlrpc.client  # the other side is our own supervisord
from dataclasses import dataclass
from pathlib import Path

from app.core.config import ROOT
from app.server.paths import Paths
from app.server.processes import INSTANCE, wait_until
from app.server.steps import StartError

RUNNING = "RUNNING"
_SHUTTING_DOWN = 6  # supervisor.xmlrpc.Faults.SHUTDOWN_STATE
_LONGEST_SHUTDOWN_SECONDS = 90
_ABSENT = (ConnectionError, FileNotFoundError, TimeoutError)


@dataclass(frozen=True)
class Process:
    group: str
    name: str
    state: str
    pid: int
    description: str

    @property
    def full_name(self) -> str:
        return self.name if self.name == self.group else f"{self.group}:{self.name}"


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__("localhost", timeout=seconds)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


class _UnixTransport(xmlrpc.client.Transport):
    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__()
        self.path, self.seconds = path, seconds

    def make_connection(self, host: tuple[str, dict[str, str]] | str) -> http.client.HTTPConnection:
        connection = _UnixConnection(self.path, self.seconds)
        self._connection = (host, connection)  # what close() closes
        return connection


class Supervisor:
    def __init__(self, paths: Paths) -> None:
        self.paths = paths

    def _call(self, method: str, *arguments: object, seconds: float = 5) -> object:
        transport = _UnixTransport(self.paths.supervisor_socket, seconds)
        with xmlrpc.client.ServerProxy("http://localhost", transport=transport) as proxy:
            return getattr(proxy.supervisor, method)(*arguments)

    def is_up(self) -> bool:
        """While it is shutting down this waits for the end: neither answer would be true."""
        end = time.monotonic() + _LONGEST_SHUTDOWN_SECONDS
        while True:
            try:
                self._call("getState", seconds=15)  # connected, but slow: a busy machine
            except _ABSENT:
                return False
            except xmlrpc.client.Fault as fault:
                if fault.faultCode != _SHUTTING_DOWN or time.monotonic() > end:
                    raise StartError(f"supervisor: {fault.faultString}") from fault
                time.sleep(0.1)
            else:
                return True

    def processes(self) -> list[Process]:
        answer = self._call("getAllProcessInfo")
        if not isinstance(answer, list):
            return []
        return [
            Process(
                str(entry["group"]),
                str(entry["name"]),
                str(entry["statename"]),
                int(entry["pid"]),
                str(entry["description"]),
            )
            for entry in answer
        ]

    def process(self, full_name: str) -> Process:
        return next(found for found in self.processes() if found.full_name == full_name)

    def start_group(self, name: str) -> None:
        for process in self.processes():
            if process.group == name:
                self.start(process.full_name)

    def start(self, full_name: str) -> None:
        self._ignoring("ALREADY_STARTED", "startProcess", full_name, wait=False)

    def stop(self, full_name: str) -> None:
        self._ignoring("NOT_RUNNING", "stopProcess", full_name, wait=True)

    def _ignoring(self, fault: str, method: str, name: str, *, wait: bool) -> None:
        try:
            self._call(method, name, wait, seconds=70)
        except xmlrpc.client.Fault as error:
            if fault not in error.faultString:
                raise StartError(f"supervisor: {error.faultString}") from error

    def shut_down(self) -> None:
        self._call("shutdown")

    def launch(self, variables: dict[str, str]) -> None:
        """Starts supervisord in a session of its own and waits until it listens."""
        (self.paths.run / "supervisord.pid").unlink(missing_ok=True)
        shutil.rmtree(self.paths.metrics, ignore_errors=True)
        self.paths.metrics.mkdir(mode=0o750)
        errors = self.paths.logs / "supervisord.err"
        with errors.open("w") as output:
            daemon = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "app.server.daemon",
                    "-c",
                    str(ROOT / "supervisord.conf"),
                ],
                cwd=ROOT,
                env={**os.environ, INSTANCE: str(self.paths.var), **variables},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        up = wait_until(lambda: self.is_up() or daemon.poll() is not None, 20)
        if not up or daemon.poll() is not None:
            lines = errors.read_text().strip().splitlines() or ["it gave no reason"]
            raise StartError(f"supervisord did not start: {lines[-1]}")

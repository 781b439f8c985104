"""What supervisor starts: python -m app.server.process postgres|web_N|worker|watcher.

Each dies with supervisord: without that, killing supervisord leaves orphans on the port. Imports
little, because PostgreSQL and the holder of the socket become other programs at once.
"""

import ctypes
import os
import shutil
import signal
import sys
from pathlib import Path

from app.server import processes
from app.server.paths import Paths, paths_of
from app.server.programs import find_programs

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG; it survives exec


def main(name: str) -> None:
    die_with_parent(signal.SIGINT if name == "postgres" else signal.SIGTERM)
    if name == "postgres":
        run_postgres(paths_of(Path(os.environ[processes.INSTANCE])))
    elif name == "web_0":
        hold_socket()
    else:
        os.execv(sys.executable, [sys.executable, "-m", "app.server.application", name])


def die_with_parent(number: signal.Signals) -> None:
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, int(number), 0, 0, 0)
    if os.getppid() != parent:  # it died before the line above
        sys.exit(1)


def run_postgres(paths: Paths) -> None:
    """After a kill -9 the last backends of the old server may still be on their way out."""

    def leftovers() -> list[int]:
        return processes.postgres_processes(paths.data)

    if leftovers():
        processes.end_processes(leftovers, signal.SIGINT, 60)
    processes.clear_stale_locks(paths.data, paths.sockets)
    server = find_programs().path("postgres")
    os.execv(server, [server, "-D", str(paths.data)])


def hold_socket() -> None:
    sleep = shutil.which("sleep")
    if sleep is not None:
        os.execv(sleep, [sleep, "infinity"])  # a tenth of this process's memory
    signal.pause()


if __name__ == "__main__":
    main(sys.argv[1])

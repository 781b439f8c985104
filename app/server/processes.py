"""Finding and ending the processes of an earlier run, from what Linux tells in /proc.

A process id alone proves nothing: it may belong to a zombie that nobody reaps, or to a stranger.
"""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

PROC = Path("/proc")
INSTANCE = "FORECOURT_INSTANCE"


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    return True


def is_alive(pid: int) -> bool:
    """False for a zombie: it holds a process id but runs no more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return not PROC.is_dir()
    return state not in ("Z", "X")


def processes_of(var: Path) -> list[int]:
    """Everything a supervisor of this folder started, itself included, except this process."""
    marker = f"{INSTANCE}={var}".encode()
    return [pid for pid in _process_ids() if pid != os.getpid() and _has_marker(pid, marker)]


def _has_marker(pid: int, marker: bytes) -> bool:
    try:
        return marker in (PROC / str(pid) / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def postgres_processes(data: Path) -> list[int]:
    """Server processes working in a data folder; each of them has it as its current folder."""
    return [pid for pid in _process_ids() if _works_in(pid, data) and is_alive(pid)]


def _works_in(pid: int, folder: Path) -> bool:
    try:
        return (PROC / str(pid) / "cwd").readlink() == folder
    except OSError:
        return False


def _process_ids() -> list[int]:
    try:
        return [int(name) for name in os.listdir(PROC) if name.isdecimal()]
    except OSError:
        return []


def end_processes(find: Callable[[], list[int]], first: signal.Signals, seconds: float) -> None:
    """Asks politely, waits, then ends what is left."""
    for pid in find():
        _signal(pid, first)
    if not wait_until(lambda: not find(), seconds):
        for pid in find():
            _signal(pid, signal.SIGKILL)
        wait_until(lambda: not find(), 5)


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def clear_stale_locks(data: Path, sockets: Path) -> None:
    """Removes lock files whose process id is a zombie's or a stranger's.

    PostgreSQL looks only whether the id exists and would refuse to start for ever. The caller has
    made sure that no server process works in the data folder: then the locks guard nothing.
    """
    locks = [data / "postmaster.pid", *sockets.glob(".s.PGSQL.*.lock")]
    for lock in locks:
        try:
            pid = int(lock.read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            continue
        if not is_alive(pid) or not _works_in(pid, data):
            lock.unlink(missing_ok=True)

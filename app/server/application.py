"""The processes that run our own code: python -m app.server.application web_N|worker|watcher."""

import os
import sys
import time
from pathlib import Path

import psycopg

from app.core.config import get_settings
from app.server import watcher, web
from app.server.addresses import libpq_url
from app.server.environment import enter_environment
from app.server.paths import paths_of
from app.server.processes import INSTANCE
from app.server.steps import StartError

_DATABASE_PATIENCE_SECONDS = 60
_COUNTERS_BYTES = 1024 * 1024


def main(name: str) -> None:
    paths = paths_of(Path(os.environ[INSTANCE]))
    enter_environment(paths.var)
    if name == "watcher":
        watcher.watch(paths)
    wait_for_database(get_settings().database_url)
    if name == "worker":
        os.execv(sys.executable, [sys.executable, "-m", "app.worker"])
    if allocate_counters(paths.metrics, os.getpid()):
        # Read by prometheus_client when app.main is imported, which uvicorn does later.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(paths.metrics)
    web.serve(get_settings(), paths.ready(name))


def allocate_counters(folder: Path, pid: int) -> bool:
    """Reserves the disk that prometheus_client maps; without room this process counts for itself.

    It makes files with holes in them: filling a hole on a full disk is a bus error, which ends the
    process in the middle of an answer.
    """
    files = [folder / f"{kind}_{pid}.db" for kind in ("counter", "histogram")]
    try:
        for file in files:
            file.write_bytes(bytes(_COUNTERS_BYTES))
    except OSError:
        for file in files:
            file.unlink(missing_ok=True)
        return False
    return True


def wait_for_database(url: str) -> None:
    """Supervisor cannot order by readiness. Gives up silently: the pages then say what is wrong."""
    end = time.monotonic() + _DATABASE_PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            psycopg.connect(libpq_url(url), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.2)
        else:
            return


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except StartError as error:
        sys.exit(str(error))

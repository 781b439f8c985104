"""From nothing running to a server that answers, one named step after the other."""

import signal
import time

import psycopg

from app.core.config import Settings
from app.server import checks, plan, processes
from app.server.addresses import Urls, libpq_url, login_of
from app.server.environment import database_urls, write_environment
from app.server.initialize import initialize, load_demo_dealership
from app.server.paths import Paths
from app.server.postgres import generate_urls, prepare_cluster, remembered_port
from app.server.programs import find_programs
from app.server.readiness import wait_until_ready
from app.server.rolling import tail
from app.server.steps import StartError, say, step
from app.server.supervisor import Supervisor

_RECOVERY_SECONDS = 300
_TRIES_OF_A_DYING_SERVER = 50
_WEB_PATIENCE_SECONDS = 25
_POSTGRES_PATIENCE_SECONDS = 60


def bring_up(supervisor: Supervisor, settings: Settings) -> None:
    paths = supervisor.paths
    checks.check_var(paths)
    end_leftovers(paths)
    checks.check_port(settings)
    if settings.database_url:
        prepare(paths, settings, database_urls())
    else:
        _prepare_embedded(settings, paths)
    write_environment(paths)
    new = plan.make_plan(settings, paths)
    with step("Starting supervisor"):
        supervisor.launch(plan.variables(new))
    plan.remember(new, paths)
    try:
        if not settings.database_url:
            _wait_for_postgres(supervisor, database_urls())
            prepare(paths, settings, database_urls())
        start_applications(supervisor, settings)
    except BaseException:
        supervisor.shut_down()
        raise


def end_leftovers(paths: Paths) -> None:
    """Processes that outlived a supervisord that was killed; PostgreSQL ends last."""

    def of_postgres() -> list[int]:
        return processes.postgres_processes(paths.data)

    def others() -> list[int]:
        return [p for p in processes.processes_of(paths.var) if p not in set(of_postgres())]

    count = len({*others(), *of_postgres()})
    if count:
        with step(f"Waiting for {count} processes of the last run to end"):
            processes.end_processes(others, signal.SIGTERM, _WEB_PATIENCE_SECONDS)
            processes.end_processes(of_postgres, signal.SIGINT, _POSTGRES_PATIENCE_SECONDS)


def _prepare_embedded(settings: Settings, paths: Paths) -> None:
    programs = find_programs()
    port = checks.choose_database_port(settings, remembered_port(paths))
    if paths.data.exists():
        prepare_cluster(paths, programs, port)
    else:
        with step(f"Making the database cluster with {programs.source} (first start only)"):
            prepare_cluster(paths, programs, port)
    generate_urls(paths, port)


def complete(supervisor: Supervisor, settings: Settings) -> None:
    """The second half of a start, for a supervisor that runs without its web processes."""
    urls = database_urls()
    if not settings.database_url:
        supervisor.start_group("postgres")
        _wait_for_postgres(supervisor, urls)
    prepare(supervisor.paths, settings, urls)
    start_applications(supervisor, settings)


def start_applications(supervisor: Supervisor, settings: Settings) -> None:
    for group in ("web", "worker", "watcher"):
        supervisor.start_group(group)
    with step(f"Waiting for {settings.web_workers} web processes to answer /readyz"):
        wait_until_ready(supervisor, settings)


def prepare(paths: Paths, settings: Settings, urls: Urls) -> None:
    """Roles, migrations, reference rows; on the first start in development the demo."""
    initialize(urls, first_start=paths.first_start)
    if paths.first_start.exists():
        if settings.is_development:
            load_demo_dealership(urls)
        paths.first_start.unlink()


def _wait_for_postgres(supervisor: Supervisor, urls: Urls) -> None:
    with step(f"Waiting for PostgreSQL on {login_of(urls.admin).server}"):
        _poll_postgres(supervisor, urls)


def _poll_postgres(supervisor: Supervisor, urls: Urls) -> None:
    """Crash recovery may take minutes; a server that keeps dying is given up sooner."""
    end, failures = time.monotonic() + _RECOVERY_SECONDS, 0
    while failures <= _TRIES_OF_A_DYING_SERVER and time.monotonic() < end:
        try:
            psycopg.connect(libpq_url(urls.admin), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "authentication" in str(error):
                break
            failures += supervisor.process("postgres").state in ("BACKOFF", "FATAL")
            time.sleep(0.1)
        else:
            return
    raise _postgres_failure(supervisor.paths)


def _postgres_failure(paths: Paths) -> StartError:
    last = tail(paths, "postgres", 15)
    if "No space left on device" in last:
        return StartError(
            f"The disk that holds {paths.var} is full: PostgreSQL cannot write to it."
        )
    return StartError(f"PostgreSQL does not start. The last lines of its log:\n{last}")


def announce(settings: Settings, paths: Paths) -> None:
    say(f"Forecourt is running: {settings.public_url}")
    say(f"Logs: {paths.logs} (python3 run_server.py logs -f)")

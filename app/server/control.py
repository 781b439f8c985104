"""The verbs of run_server.py, carried out as the account that everything runs as."""

import fcntl
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.core.config import Settings
from app.server import checks, environment, plan, processes, readiness, rolling, startup
from app.server.environment import load_settings
from app.server.paths import Paths
from app.server.postgres import read_assignments
from app.server.steps import StartError, say, step
from app.server.supervisor import Supervisor

_STOP_SECONDS = 150


def start(*, reload: bool = False) -> int:
    settings, supervisor = _open(reload=reload)
    paths = supervisor.paths
    with _one_at_a_time(paths):
        if not supervisor.is_up():
            startup.bring_up(supervisor, settings)
        elif changed := plan.changes(plan.remembered(paths), plan.make_plan(settings, paths)):
            raise StartError(
                f"Forecourt is already running, with other settings: {', '.join(changed)}. "
                "`python3 run_server.py restart` applies the new ones."
            )
        elif readiness.all_running(supervisor) and readiness.ask(settings).is_ready:
            say(f"Forecourt is already running: {settings.public_url}")
            return 0
        else:
            say("Forecourt is partly running: starting the rest.")
            startup.complete(supervisor, settings)
    startup.announce(settings, paths)
    return 0


def stop() -> int:
    supervisor = Supervisor(environment.paths_without_settings())
    with _one_at_a_time(supervisor.paths):
        _stop(supervisor)
    return 0


def _stop(supervisor: Supervisor) -> None:
    paths = supervisor.paths
    if not supervisor.is_up():
        startup.end_leftovers(paths)
        say("Forecourt is not running.")
        return
    with step("Stopping everything (waits for open requests)"):
        supervisor.shut_down()
        gone = processes.wait_until(lambda: not processes.processes_of(paths.var), _STOP_SECONDS)
    if not gone:
        startup.end_leftovers(paths)
    say("Forecourt has stopped.")


def restart(*, reload: bool = False) -> int:
    """Rolling, so that no request is refused; a full stop and start only where that is needed."""
    settings, supervisor = _open(reload=reload)
    paths = supervisor.paths
    with _one_at_a_time(paths):
        if not supervisor.is_up():
            startup.bring_up(supervisor, settings)
        elif changed := plan.changes(plan.remembered(paths), plan.make_plan(settings, paths)):
            say(f"Stopping and starting everything, because of {', '.join(changed)}.")
            _stop(supervisor)
            startup.bring_up(supervisor, settings)
        else:
            _replace_all(supervisor, settings)
    startup.announce(settings, paths)
    return 0


def _replace_all(supervisor: Supervisor, settings: Settings) -> None:
    environment.write_environment(supervisor.paths)
    startup.prepare(supervisor.paths, settings, environment.database_urls())
    rolling.replace_web(supervisor)
    rolling.replace(supervisor, "worker")
    with step("Waiting for /readyz"):
        readiness.wait_until_ready(supervisor, settings)


def reload() -> int:
    settings, supervisor = _open()
    with _one_at_a_time(supervisor.paths):
        if not supervisor.is_up():
            raise StartError("Forecourt is not running: use `python3 run_server.py start`.")
        rolling.replace_web(supervisor)
    say(f"The web processes were replaced: {settings.public_url}")
    return 0


def status() -> int:
    settings, supervisor = _open()
    if not supervisor.is_up():
        print("Forecourt is not running.")
        return 1
    for process in supervisor.processes():
        print(readiness.described(process))
    answer = readiness.ask(settings)
    print(f"{settings.public_url}/readyz answers {answer.status or 'nothing'}")
    if not answer.is_ready:
        print(answer.text)
    return 0 if answer.is_ready and readiness.all_running(supervisor) else 1


def logs(*, follow: bool = False) -> int:
    paths = environment.paths_without_settings()
    files = sorted(path for path in paths.logs.glob("*.log") if path.stat().st_size)
    if not files:
        print(f"There are no logs in {paths.logs} yet.")
        return 0
    if follow:
        os.execvp("tail", ["tail", "-n", "100", "-F", *map(str, files)])  # noqa: S607  # PATH's tail
    for file in files:
        print(f"==> {file} <==")
        print(rolling.tail(paths, file.stem, 100))
    return 0


def shell_env() -> int:
    settings, supervisor = _open()
    values = {"PATH": f"{sys.prefix}/bin:{os.environ.get('PATH', '')}"}
    if not settings.database_url:
        known = read_assignments(supervisor.paths.secrets)
        values |= {name: known[name] for name in environment.DATABASE_URLS if name in known}
    for name, value in values.items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def _open(*, reload: bool = False) -> tuple[Settings, Supervisor]:
    """The settings that count: those of a running server, and on top what is given now."""
    environment.forget_generated_urls()
    supervisor = Supervisor(environment.paths_without_settings())
    if supervisor.is_up():
        environment.recall_environment(supervisor.paths)
    if reload:
        os.environ["RELOAD"] = "true"
    settings = load_settings()
    if settings.reload and not settings.is_development:
        raise StartError(f"RELOAD is for development; ENVIRONMENT holds {settings.environment}.")
    return settings, supervisor


@contextmanager
def _one_at_a_time(paths: Paths) -> Iterator[None]:
    """Two people at two terminals: the second waits for the first."""
    try:
        paths.make()
        lock = (paths.run / "run_server.lock").open("w")
    except OSError as error:
        raise StartError(checks.describe_os_error(error, paths.var)) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

#!/usr/bin/env python3
"""Starts and stops Forecourt: python3 run_server.py start|stop|restart|reload|status|logs|test."""

import sys

# Before the imports below, whose syntax older versions cannot read.
if sys.version_info < (3, 11):  # noqa: UP036  # this is what says so
    sys.exit("Forecourt needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

import argparse
from pathlib import Path

from app.server import bootstrap, privileges
from app.server.steps import StartError, say

ROOT = Path(__file__).resolve().parent
VERBS = {
    "start": "make the environment, start everything, wait until it answers",
    "stop": "stop everything",
    "restart": "migrate, then replace web and worker processes one at a time",
    "reload": "replace the web processes one at a time",
    "status": "what runs; exit code 0 only when all of it does",
    "logs": "the last 100 lines of each log; -f follows them",
    "test": "every check and test; with arguments, only pytest with them",
    "shell-env": 'settings for a shell: eval "$(python3 run_server.py shell-env)"',
}
NEEDS_ENVIRONMENT = ("start", "restart", "reload", "test", "shell-env")


def manage_server(action: str, *arguments: str) -> int:
    """Does one verb of VERBS and returns its exit code; the only way in for scripts too."""
    try:
        return _manage(action, *arguments)
    except StartError as error:
        say(str(error))
    except OSError as error:
        say(f"{error.filename or ROOT}: {error.strerror}.")
    return 1


def _manage(action: str, *arguments: str) -> int:
    if action not in VERBS:
        raise StartError(f"Unknown action {action!r}: use one of {', '.join(VERBS)}.")
    if action in NEEDS_ENVIRONMENT:
        bootstrap.ensure_environment(ROOT, development=action == "test")
    launch = None
    if bootstrap.has_environment(ROOT):
        launch = privileges.prepare_launch(ROOT, action)
    if launch is None:
        say("Nothing has been started here yet.")
        return 0 if action in ("stop", "logs") else 1
    return launch.run("-m", "app.server", action, *arguments)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run_server.py", description=__doc__)
    verbs = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, text in VERBS.items():
        verb = verbs.add_parser(name, help=text, add_help=name != "test")
        if name in ("start", "restart"):
            verb.add_argument("--reload", action="store_true", help="restart web on code changes")
        if name == "logs":
            verb.add_argument("-f", "--follow", action="store_true", help="follow the logs")
    known, rest = parser.parse_known_args(argv)
    if rest and known.action != "test":
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    flags = [f"--{flag}" for flag in ("reload", "follow") if getattr(known, flag, False)]
    try:
        return manage_server(known.action, *flags, *rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

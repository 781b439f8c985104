"""python -m app.server VERB: what run_server.py calls once there is an environment."""

import sys
from collections.abc import Callable

import psycopg

from app.server import checks, control, quality
from app.server.environment import paths_without_settings
from app.server.initialize import as_one_line
from app.server.steps import StartError, say

VERBS: dict[str, Callable[..., int]] = {
    "start": control.start,
    "stop": control.stop,
    "restart": control.restart,
    "reload": control.reload,
    "status": control.status,
    "logs": control.logs,
    "shell-env": control.shell_env,
}


def main(verb: str, arguments: list[str]) -> int:
    try:
        if verb == "test":
            return quality.run_tests(arguments)
        return VERBS[verb](**{argument.removeprefix("--"): True for argument in arguments})
    except StartError as error:
        say(str(error))
    except psycopg.Error as error:
        say(str(as_one_line(error)))
    except OSError as error:
        say(checks.describe_os_error(error, paths_without_settings().var))
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)

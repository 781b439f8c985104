"""supervisord as we start it: python -m app.server.daemon -c FILE."""

import sys

from supervisor import loggers, supervisord  # type: ignore[import-untyped]  # untyped there


def survive_a_full_disk() -> None:
    """A log line that cannot be written is dropped.

    supervisor would write a traceback of it to its standard error, a file on the same disk, and
    the failure of that ends supervisord and with it every process.
    """
    loggers.Handler.handleError = lambda _handler: None


if __name__ == "__main__":
    survive_a_full_disk()
    sys.exit(supervisord.main())

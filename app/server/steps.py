"""What the command line says while it works, and how it gives up."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StartError(Exception):
    """Nothing more can be done: the text is the one line to print, the exit code is 1."""


def say(text: str) -> None:
    """Standard error, so that `shell-env` keeps standard output for the shell."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Two first starts at once: the second waits for the first to finish its work on a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Names what happens now and, at its end, the seconds it took."""
    started = time.monotonic()
    print(f"{text} ...", end=" ", file=sys.stderr, flush=True)
    try:
        yield
    except BaseException:
        print("failed", file=sys.stderr, flush=True)
        raise
    print(f"{time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)

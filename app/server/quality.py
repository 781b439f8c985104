"""`run_server.py test`: every check, each named, stopping at the first that fails."""

import subprocess
import sys

from app.core.config import ROOT
from app.server.steps import say

CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format --check", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
    ("pytest", ("-m", "pytest")),
)


def run_tests(arguments: list[str]) -> int:
    """With arguments only pytest, with them."""
    if arguments:
        return _run(("-m", "pytest", *arguments))
    for name, command in CHECKS:
        say(f"== {name}")
        code = _run(command)
        if code != 0:
            say(f"{name} failed with exit code {code}.")
            return code
    return 0


def _run(command: tuple[str, ...]) -> int:
    return subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode

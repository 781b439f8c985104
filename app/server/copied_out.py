"""A checkout or a Python that the service account cannot read is copied to a place it can.

Parent folders are never opened up: a 0700 home stays 0700.
"""

import hashlib
import json
import os
import shutil
import socket
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

from app.server.bootstrap import python_of
from app.server.steps import StartError

STATE = Path("/var/lib/forecourt")
_NOT_CODE = {"var", "tests", "node_modules", "benchmarks", "docs"}
# Parts of a Python installation that a server never imports; a third of a gigabyte with its tests.
_NOT_PYTHON = {"test", "idlelib", "tkinter", "lib2to3", "turtledemo", "ensurepip", "site-packages"}
PARTS = ("python", "packages", "code", "var")


class Place:
    """Where the copies of one checkout are kept."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.base = STATE / hashlib.sha256(str(self.root).encode()).hexdigest()[:12]
        self.code = self.base / "code"
        self.venv = self.base / "venv"
        self.python = self.base / "python"
        self.python_libraries = self.python / "lib"
        self.var = self.base / "var"

    def make(self, gid: int) -> None:
        self.base.mkdir(parents=True, exist_ok=True)
        STATE.chmod(0o755)
        os.chown(self.base, 0, gid)
        self.base.chmod(0o750)  # what was private stays so, but for the account


def what_is_out_of_reach(root: Path, uid: int, gid: int) -> list[str]:
    """Which of PARTS the account cannot read, found out by looking with its eyes."""
    venv = (root / ".venv").resolve()
    interpreter = python_of(venv).resolve()
    child = os.fork()
    if child == 0:
        found = 255
        try:
            os.setgroups([])
            os.setgid(gid)
            os.setuid(uid)
            found = _closed_parts(root, venv, interpreter)
        finally:
            os._exit(found)
    found = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if found not in range(1 << len(PARTS)):
        raise StartError(f"Taking on the account with user id {uid} failed: is this root confined?")
    return [part for i, part in enumerate(PARTS) if found & (1 << i)]


def _closed_parts(root: Path, venv: Path, interpreter: Path) -> int:
    """A bit for each of PARTS that this process cannot read."""
    looks = (
        lambda: os.access(interpreter, os.R_OK | os.X_OK),
        lambda: os.access(venv / "lib", os.X_OK) and _packages_are_readable(venv),
        lambda: _may_enter(root) and all(_is_readable(root / name) for name in code_names(root)),
        lambda: os.access(root, os.X_OK),
    )
    return sum(1 << i for i, look in enumerate(looks) if not _without_error(look))


def _without_error(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except PermissionError:
        return False


def _packages_are_readable(venv: Path) -> bool:
    return all(_may_enter(entry) for entry in venv.glob("lib/python3*/site-packages/*"))


def code_names(root: Path) -> list[str]:
    """What of a checkout the server needs: everything but tests, documents and hidden folders."""
    names = os.listdir(root)
    return [n for n in names if n == ".env" or (n not in _NOT_CODE and not n.startswith("."))]


def _is_readable(top: Path) -> bool:
    if not _may_enter(top):
        return False
    return not top.is_dir() or all(_is_readable(entry) for entry in top.iterdir())


def _may_enter(path: Path) -> bool:
    return os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK)


def update(place: Place, missing: list[str], uid: int, gid: int) -> None:
    """Brings the copies up to date; cheap when nothing has changed."""
    place.make(gid)
    if "python" in missing or "packages" in missing:
        _update_venv(place, missing)
    if "var" in missing:
        place.var.mkdir(exist_ok=True)
        os.chown(place.var, uid, gid)
        _adopt_var(place, uid, gid)
    if "code" in missing:
        mirror(place.root, place.code, set(os.listdir(place.root)) - set(code_names(place.root)))
        if (place.code / ".env").exists():
            os.chown(place.code / ".env", uid, gid)
            (place.code / ".env").chmod(0o600)


def is_current(place: Place, missing: list[str]) -> bool:
    """Nothing large is to be copied; changed code is a matter of moments."""
    if "code" in missing and not place.code.is_dir():
        return False
    if "python" not in missing and "packages" not in missing:
        return True
    return _text(place.venv / "copied.json") == _venv_stamp(place, missing)


def _venv_stamp(place: Place, missing: list[str]) -> str:
    venv = place.root / ".venv"
    return json.dumps([*missing, _text(venv / "forecourt.json"), _text(venv / "pyvenv.cfg")])


def _update_venv(place: Place, missing: list[str]) -> None:
    venv, stamp = place.root / ".venv", _venv_stamp(place, missing)
    if _text(place.venv / "copied.json") == stamp:
        return
    shutil.rmtree(place.venv, ignore_errors=True)
    (place.venv / "bin").mkdir(parents=True)
    facts = _python_facts(venv)
    program = Path(facts["executable"])
    if "python" in missing:
        program = _copy_python(place, Path(facts["prefix"]), program)
    python_of(place.venv).symlink_to(program)
    (place.venv / "pyvenv.cfg").write_text(
        f"home = {program.parent}\nversion = {facts['version']}\n"
    )
    shutil.copy2(venv / "forecourt.json", place.venv / "forecourt.json")
    for name in ("lib", "lib64"):
        if not (venv / name).is_dir() or (venv / name).is_symlink():
            continue
        if "packages" in missing:
            mirror(venv / name, place.venv / name, set())
        else:
            (place.venv / name).symlink_to((venv / name).resolve())
    (place.venv / "copied.json").write_text(stamp)


def _python_facts(venv: Path) -> dict[str, str]:
    code = (
        "import json, platform, sys, os; print(json.dumps({'prefix': sys.base_prefix, 'executable':"
        " os.path.realpath(sys.executable), 'version': platform.python_version()}))"
    )
    command = [str(python_of(venv)), "-c", code]
    facts = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {str(key): str(value) for key, value in facts.items()}


def _copy_python(place: Place, prefix: Path, program: Path) -> Path:
    """The interpreter, its shared library and its modules: it finds them relative to itself."""
    shutil.rmtree(place.python, ignore_errors=True)
    for library in prefix.glob("lib*/python3.*"):
        if library.is_dir() and not library.parent.is_symlink():
            link_time = {entry.name for entry in library.glob("config-3*")}
            target = place.python / library.relative_to(prefix)
            mirror(library, target, _NOT_PYTHON | link_time)
    for library in prefix.glob("lib/libpython3*"):
        shutil.copy2(library, place.python_libraries / library.name)
    copy = place.python / "bin" / program.name
    copy.parent.mkdir(parents=True)
    shutil.copy2(program, copy)
    copy.chmod(0o755)
    return copy


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _adopt_var(place: Place, uid: int, gid: int) -> None:
    """`var` in the checkout becomes a link, so that logs are found where people look for them."""
    var = place.root / "var"
    if var.is_symlink() or not var.exists():
        var.unlink(missing_ok=True)
    elif _is_running(var):
        raise StartError("A server runs on var/ in this checkout: stop it first.")
    elif any(place.var.iterdir()):
        raise StartError(f"Both {var} and {place.var} hold data: move one of them away.")
    else:
        place.var.rmdir()
        shutil.move(var, place.var)
        os.chown(place.var, uid, gid)
    var.symlink_to(place.var)


def _is_running(var: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(var / "run" / "supervisor.sock"))
        except OSError:
            return False
    return True


def mirror(source: Path, target: Path, skipped: set[str]) -> None:
    """Makes target a copy of source, without `skipped` names at its top, that all may read."""
    target.mkdir(parents=True, exist_ok=True, mode=0o755)
    names = set(os.listdir(source)) - skipped
    for stale in set(os.listdir(target)) - names:
        _remove(target / stale)
    for name in names:
        if (source / name).is_dir():
            mirror(source / name, target / name, set())
        elif (source / name).is_file() and not _is_same(source / name, target / name):
            _copy_file(source / name, target / name)


def _copy_file(source: Path, target: Path) -> None:
    _remove(target)
    shutil.copy2(source, target)
    target.chmod(0o755 if source.stat().st_mode & stat.S_IXUSR else 0o644)


def _is_same(source: Path, target: Path) -> bool:
    if not target.is_file():
        return False
    one, other = source.stat(), target.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

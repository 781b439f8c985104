"""Who runs the server. Started by root, everything runs as the system user RUN_AS_USER."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from app.server import copied_out
from app.server.bootstrap import python_of
from app.server.steps import StartError, alone, step

STARTING = ("start", "restart", "reload")


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Launch:
    """The program, folder, account and extra environment with which a verb is carried out."""

    python: Path
    folder: Path
    account: Account | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> int:
        process = subprocess.Popen(
            [str(self.python), *arguments],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the terminal told the child too; its exit code counts
                continue


def prepare_launch(root: Path, action: str) -> Launch | None:
    """How to carry out a verb; None when it needs a first start that has not been."""
    python = python_of(root / ".venv")
    if os.geteuid() != 0 or action == "test":
        return Launch(python, root)
    if action in STARTING:  # the account cannot write byte code beside the sources
        Launch(python, root).run("-m", "compileall", "-q", "app", "migrations2")
    account = service_account(setting(root, "RUN_AS_USER", "forecourt"))
    missing = copied_out.what_is_out_of_reach(root, account.uid, account.gid)
    var = setting(root, "VAR_DIR", "")
    if var and "var" in missing:
        missing.remove("var")
    place = copied_out.Place(root)
    if missing and action in STARTING:
        _copy_out(place, missing, account)
    elif missing and not place.base.is_dir():
        return None
    return _launch(place, missing, account, var)


def _copy_out(place: copied_out.Place, missing: list[str], account: Account) -> None:
    place.make(account.gid)
    with alone(place.base):
        if copied_out.is_current(place, missing):
            copied_out.update(place, missing, account.uid, account.gid)
            return
        what = ", ".join(missing)
        with step(f"Copying what {account.name} cannot reach ({what}) to {place.base}"):
            copied_out.update(place, missing, account.uid, account.gid)


def _launch(place: copied_out.Place, missing: list[str], account: Account, var: str) -> Launch:
    environment = {"RUN_AS_USER": account.name, "HOME": "/nonexistent"}
    if "var" in missing:
        environment["VAR_DIR"] = str(place.var)
    else:
        environment["VAR_DIR"] = str(give_var_to(account, place.root / (var or "var")))
    if "python" in missing:
        environment["LD_LIBRARY_PATH"] = str(place.python_libraries)
    is_copied = "python" in missing or "packages" in missing
    python = python_of(place.venv if is_copied else place.root / ".venv")
    return Launch(python, place.code if "code" in missing else place.root, account, environment)


def service_account(name: str) -> Account:
    """The account by name; made as a system user when it is missing."""
    if name == "root":
        raise StartError("RUN_AS_USER holds 'root': PostgreSQL refuses to run as root.")
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        _add_system_user(name)
        entry = pwd.getpwnam(name)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _add_system_user(name: str) -> None:
    if shutil.which("useradd"):
        nologin = shutil.which("nologin") or "/bin/false"
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", nologin]
    elif shutil.which("adduser"):
        command = ["adduser", "-S", "-D", "-H"]
    else:
        raise StartError(f"There is no user {name} and no useradd: make it, or set RUN_AS_USER.")
    with step(f"Making the system user {name}"):
        made = subprocess.run([*command, name], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise StartError(f"Making the system user {name} failed: {made.stderr.strip()}")


def give_var_to(account: Account, var: Path) -> Path:
    """Root makes `var/` and hands over the folder itself; never what somebody else put there."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        owner = var.stat().st_uid
        if owner == 0:
            os.chown(var, account.uid, account.gid)
    except OSError as error:
        raise StartError(f"VAR_DIR holds {str(var)!r}: {error.strerror}.") from error
    if owner not in (0, account.uid):
        raise StartError(
            f"{var} belongs to user {owner}, the server would run as {account.name}: start it as "
            "that user, or give the folder away with chown -R."
        )
    return var


def setting(root: Path, name: str, default: str) -> str:
    """One setting before there are packages: the environment, then `.env`, then the default."""
    if os.environ.get(name):
        return os.environ[name]
    try:
        lines = (root / ".env").read_text(encoding="utf-8").splitlines()
    except OSError:
        return default
    for line in lines:
        key, separator, value = line.removeprefix("export ").partition("=")
        if separator and key.strip() == name and value.strip():
            return value.split(" #")[0].strip().strip("'\"")
    return default

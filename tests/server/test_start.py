"""Starts a real server in a copy of this checkout, hurts it, and starts it again."""

import http.client
import os
import pwd
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.server.postgres import read_assignments
from app.server.processes import wait_until
from tests.server.checkout import Checkout, address_in, has_ended, new_checkout


@pytest.fixture(scope="module")
def started() -> Iterator[Checkout]:
    """One server for the module; every test finds it running and leaves it running."""
    with new_checkout() as checkout:
        outcome = checkout.run("start")
        assert outcome.code == 0, outcome.output
        yield checkout


def cars(checkout: Checkout) -> int:
    url = read_assignments(checkout.paths.secrets)["DATABASE_OWNER_URL"]
    with psycopg.connect(url) as connection:
        row = connection.execute("select count(*) from vehicles").fetchone()
    return int(row[0]) if row else 0


def test_a_start_says_what_it_did_and_where_the_site_is(started: Checkout) -> None:
    status = started.run("status")

    assert status.code == 0, status.output
    assert address_in(status) == f"http://127.0.0.1:{started.port}"
    assert started.get("/readyz") == 200
    assert cars(started) > 0, "the first start in development loads the demo"


def test_a_second_start_says_that_it_is_already_running(started: Checkout) -> None:
    before = started.processes()

    outcome = started.run("start")

    assert (outcome.code, outcome.last_line) == (
        0,
        f"Forecourt is already running: http://127.0.0.1:{started.port}",
    )
    assert started.processes()["web_1"].pid == before["web_1"].pid


def test_a_second_start_elsewhere_says_what_runs_and_what_to_do(started: Checkout) -> None:
    again = started.run("start", PORT=str(started.port + 1))

    assert again.code == 1
    assert f"PORT ({started.port} to {started.port + 1})" in again.last_line
    assert "restart" in again.last_line


def test_everything_runs_as_one_unprivileged_user(started: Checkout) -> None:
    owners = {
        Path(f"/proc/{process.pid}").stat().st_uid for process in started.processes().values()
    }

    expected = pwd.getpwnam("forecourt").pw_uid if os.geteuid() == 0 else os.geteuid()
    assert owners == {expected}


def test_secrets_are_readable_by_their_owner_only(started: Checkout) -> None:
    assert started.paths.secrets.stat().st_mode & 0o777 == 0o600


def test_the_database_trusts_nobody(started: Checkout) -> None:
    rules = (started.paths.data / "pg_hba.conf").read_text().splitlines()

    methods = {line.split()[-1] for line in rules if line.strip() and not line.startswith("#")}
    assert methods == {"scram-sha-256"}


def test_a_restart_refuses_no_request(started: Checkout) -> None:
    before = started.processes()

    with started.hammered() as answers:
        outcome = started.run("restart")

    after = started.processes()
    assert outcome.code == 0, outcome.output
    assert set(answers) == {"200"}
    assert answers["200"] > 100
    assert all(after[name].pid != before[name].pid for name in ("web_1", "web_2", "worker"))
    assert after["postgres"].pid == before["postgres"].pid


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/inventory", "q has no room in it"),
        ("/api/v1/inventory/search", '"field":"q"'),
    ],
)
def test_a_query_of_a_million_characters_is_refused_by_name(
    started: Checkout, path: str, words: str
) -> None:
    status, text = get(started.port, f"{path}?q={'a' * 1_000_000}")

    assert status == 422
    assert words in text


def test_a_link_is_never_answered_by_half_of_it(started: Checkout) -> None:
    padding = "a" * 16_340

    status, text = get(started.port, f"/api/v1/inventory/search?utm={padding}&price_max=10000")

    assert status == 422
    assert '"items"' not in text


def test_metrics_are_those_of_all_web_processes(started: Checkout) -> None:
    def counted() -> float:
        status, text = get(started.port, "/metrics")
        assert status == 200
        found = re.search(r'http_requests_total\{[^}]*"reference.list"[^}]*\} (\S+)', text)
        return float(found[1]) if found else 0.0

    before = counted()
    for _ in range(20):
        get(started.port, "/api/v1/reference/colors")

    assert counted() == before + 20


def get(port: int, path: str) -> tuple[int, str]:
    """On a connection of its own, so that any of the processes may answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_start_recovers_a_killed_web_process(started: Checkout) -> None:
    started.kill("web_1")

    outcome = started.run("start")

    assert outcome.code == 0, outcome.output
    assert started.run("status").code == 0


def test_start_recovers_a_killed_database_with_nothing_lost(started: Checkout) -> None:
    before = cars(started)
    started.kill("postgres")

    outcome = started.run("start")

    assert outcome.code == 0, outcome.output
    assert cars(started) == before
    # The worker notices a lost database a moment later, ends, and is started again.
    assert wait_until(lambda: started.run("status").code == 0, 20)


def test_start_recovers_a_killed_supervisor_with_nothing_lost(started: Checkout) -> None:
    before = cars(started)
    old = started.processes()
    started.kill_supervisor()

    outcome = started.run("start")

    assert outcome.code == 0, outcome.output
    assert address_in(outcome) == f"http://127.0.0.1:{started.port}"
    assert cars(started) == before
    assert all(has_ended(process.pid) for process in old.values()), "no orphan goes on"


def test_init_db_reports_a_complete_database(started: Checkout) -> None:
    checked = started.run("--check", program="init_db.py")
    made = started.run(program="init_db.py")

    assert checked.code == 0, checked.output
    assert made.code == 0, made.output


def test_shell_env_gives_the_addresses_of_the_database(started: Checkout) -> None:
    outcome = started.run("shell-env")

    assert outcome.code == 0, outcome.output
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_AUTH_URL"):
        assert f"export {name}=postgresql://forecourt_" in outcome.output


def test_logs_show_every_process(started: Checkout) -> None:
    outcome = started.run("logs")

    assert outcome.code == 0
    assert all(f"{name}.log" in outcome.output for name in ("postgres", "web_1", "supervisord"))


def test_stop_ends_everything_and_can_be_repeated(started: Checkout) -> None:
    running = started.processes()

    first, second = started.run("stop"), started.run("stop")

    assert (first.code, second.code) == (0, 0)
    assert second.last_line == "Forecourt is not running."
    assert wait_until(lambda: all(has_ended(p.pid) for p in running.values()), 5)
    assert started.run("status").code == 1
    assert started.run("start").code == 0


@pytest.fixture(scope="module")
def stopped() -> Iterator[Checkout]:
    with new_checkout() as checkout:
        yield checkout


def refusal(checkout: Checkout, **settings: str) -> str:
    """The one line of a start that is refused."""
    outcome = checkout.run("start", **settings)
    assert outcome.code == 1, outcome.output
    assert "Traceback" not in outcome.output
    return outcome.last_line


def test_a_busy_port_is_one_line(stopped: Checkout) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", stopped.port))
        other.listen()

        line = refusal(stopped)

    assert line == (
        f"Port {stopped.port} on 127.0.0.1 is in use by another program: stop it, or set PORT to "
        "another."
    )


def test_an_unwritable_var_is_one_line(stopped: Checkout, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()

    line = refusal(stopped, VAR_DIR=str(in_the_way / "var"))

    assert str(in_the_way) in line


def test_a_wrong_database_address_is_one_line(stopped: Checkout) -> None:
    line = refusal(
        stopped,
        DATABASE_URL="postgresql://shop_app:x@127.0.0.1:1/shop",
        DATABASE_OWNER_URL="postgresql://shop_owner:y@127.0.0.1:1/shop",
    )

    assert line.startswith("DATABASE_OWNER_URL does not work:")
    assert "Connection refused" in line


def test_half_a_pair_of_addresses_is_one_line(stopped: Checkout) -> None:
    line = refusal(stopped, DATABASE_URL="postgresql://shop_app:x@127.0.0.1:1/shop")

    assert line.startswith("DATABASE_OWNER_URL is missing:")


def test_a_wrong_setting_is_one_line(stopped: Checkout) -> None:
    assert refusal(stopped, WEB_WORKERS="none").startswith("WEB_WORKERS holds 'none'")

"""A disk that is too small, that is full, and that fills up while the server runs."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.server.application import allocate_counters
from app.server.processes import processes_of
from tests.server.checkout import Checkout, Outcome, new_checkout

PAGES = ("/", "/inventory", "/inventory?body=suv", "/api/v1/inventory/search", "/metrics", "/docs")


@contextmanager
def on_a_disk_of(megabytes: int) -> Iterator[Checkout]:
    """A checkout whose var/ is a disk of its own."""
    with new_checkout() as checkout:
        checkout.settings["WEB_WORKERS"] = "2"
        var = checkout.root / "var"
        var.mkdir()
        options = f"size={megabytes}m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(var)], check=True)
        try:
            yield checkout
        finally:
            checkout.end()
            subprocess.run(["umount", str(var)], check=True)


def fill(disk: Path) -> Path:
    """Leaves not one byte."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1024 * 1024, 4096):
            with suppress(OSError):
                while True:
                    file.write(bytes(size))
    assert shutil.disk_usage(disk).free == 0
    return filler


def assert_refused(outcome: Outcome, checkout: Checkout, words: str) -> None:
    assert outcome.code == 1, outcome.output
    assert outcome.last_line.startswith(f"The disk that holds {checkout.paths.var} ")
    assert words in outcome.last_line
    assert "Traceback" not in outcome.output
    assert processes_of(checkout.paths.var) == []


def test_a_start_on_a_small_or_full_disk_is_one_line() -> None:
    with on_a_disk_of(20) as checkout:
        assert_refused(checkout.run("start"), checkout, "MB left, 300 MB are needed")
        filler = fill(checkout.paths.var)
        assert_refused(checkout.run("start"), checkout, "is full: make room")
        assert not allocate_counters(checkout.paths.var, 1)
        assert list(checkout.paths.var.glob("*.db")) == []
        filler.unlink()
        assert allocate_counters(checkout.paths.var, 1)


def test_a_disk_that_fills_up_ends_no_process() -> None:
    with on_a_disk_of(360) as checkout:
        assert checkout.run("start").code == 0
        assert readiness(checkout)[0] == "ready"
        before = checkout.processes()

        filler = fill(checkout.paths.var)

        for _ in range(4):  # each process, with more to log and to count than fits its buffers
            assert {path: checkout.get(path) for path in PAGES} == dict.fromkeys(PAGES, 200)
            assert all(checkout.get(f"/nothing/{'x' * 4000}") == 404 for _ in range(4))
        assert readiness(checkout) == ("degraded", ["disk"])
        assert {n: p.pid for n, p in checkout.processes().items()} == {
            n: p.pid for n, p in before.items()
        }
        assert checkout.run("stop").code == 0
        assert_refused(checkout.run("start"), checkout, "is full: make room")
        filler.unlink()
        assert checkout.run("start").code == 0
        assert checkout.get("/inventory") == 200


def readiness(checkout: Checkout) -> tuple[str, list[str]]:
    """What /readyz says, and which checks failed."""
    status, text = checkout.read("/readyz")
    said = json.loads(text)
    assert status == 200, text
    return said["status"], [check["name"] for check in said["checks"] if not check["is_ok"]]

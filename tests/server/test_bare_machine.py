"""The promise of the README: a clone, a Python, one command."""

import pytest

from tests.server.checkout import address_in, bare_checkout


@pytest.mark.timeout(300)  # the package index may be slow
def test_one_command_on_a_bare_checkout_shows_demo_cars() -> None:
    with bare_checkout() as checkout:
        checkout.patience = 280
        checkout.settings["WEB_WORKERS"] = "1"
        assert not (checkout.root / ".venv").exists()
        assert not (checkout.root / "var").exists()

        outcome = checkout.run("start")

        assert outcome.code == 0, outcome.output
        assert "Installing" in outcome.output, "the packages come from the lock"
        assert address_in(outcome) == f"http://127.0.0.1:{checkout.port}"
        status, page = checkout.read("/")
        assert status == 200
        assert "Kia Telluride" in page
        assert page.count('href="/inventory/') >= 4
        assert checkout.run("stop").code == 0

"""What only root can try out: a private checkout, and the start of another user."""

import pwd
import shutil

from app.server.bootstrap import python_of
from app.server.copied_out import Place, update, what_is_out_of_reach
from tests.server.checkout import Checkout, new_checkout


def test_root_can_start_a_checkout_in_a_private_folder() -> None:
    with new_checkout(mode=0o700) as checkout:
        checkout.settings["WEB_WORKERS"] = "1"

        outcome = checkout.run("start")

        assert outcome.code == 0, outcome.output
        assert checkout.get("/readyz") == 200
        assert checkout.root.parent.stat().st_mode & 0o777 == 0o700
        with checkout.hammered() as answers:
            assert checkout.run("reload").code == 0
        assert set(answers) == {"200"}, "one web process is enough for a reload without refusals"


def test_a_normal_user_can_start_it() -> None:
    nobody = pwd.getpwnam("nobody").pw_uid
    with new_checkout() as checkout:
        use_python_of_everybody(checkout, nobody)
        shutil.chown(checkout.root, nobody)
        checkout.user = nobody
        checkout.settings["WEB_WORKERS"] = "1"

        outcome = checkout.run("start")

        assert outcome.code == 0, outcome.output
        assert {p.stat().st_uid for p in checkout.paths.var.iterdir()} == {nobody}
        assert checkout.run("status").code == 0
        assert checkout.run("stop").code == 0


def use_python_of_everybody(checkout: Checkout, user: int) -> None:
    """This interpreter and its packages may be root's own; the user gets copies."""
    place = Place(checkout.root)
    missing = [part for part in what_is_out_of_reach(checkout.root, user, user) if part != "code"]
    if not missing:
        return
    update(place, missing, user, user)
    (checkout.root / ".venv").unlink()
    (checkout.root / ".venv").symlink_to(place.venv)
    checkout.python = str(python_of(place.venv))
    checkout.settings["LD_LIBRARY_PATH"] = str(place.python_libraries)

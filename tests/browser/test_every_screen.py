"""The rules that every page and state keeps, at both widths, light and dark."""

import pytest

from tests.browser.chromium import Window
from tests.browser.conftest import OpenPage
from tests.browser.rules import expect_rules_kept
from tests.browser.site import Sites
from tests.screens.table import SCREENS, Screen, show

_CASES = [
    pytest.param(screen, width, id=f"{screen}-{width}")
    for screen in SCREENS
    for width in screen.widths
]


@pytest.mark.parametrize(("screen", "width"), _CASES)
async def test_a_screen_is_accessible_and_holds_still(
    screen: Screen, width: int, visit: OpenPage, sites: Sites
) -> None:
    page = await visit(Window(width), expected={screen.status, screen.refused})

    await show(page, screen, sites(screen.site))

    await expect_rules_kept(page, width, within=screen.within)

"""The rules that every page and state keeps, at both widths, light and dark."""

import pytest

from tests.browser.axe import violations
from tests.browser.chromium import (
    DESKTOP,
    PHONE,
    Window,
    scroll_through,
    settle,
    sideways,
    total_shift,
)
from tests.browser.conftest import OpenPage
from tests.browser.site import Sites
from tests.screens.table import SCREENS, Screen, show

_MOST_SHIFT = 0.05
# The markup is the same in both themes, so only colors can go wrong in the second.
_COLOR_RULES = ("color-contrast", "link-in-text-block")
# A desktop at 200% zoom, and the narrowest phone that WCAG 2.2 asks for.
_NARROWEST = {DESKTOP: DESKTOP // 2, PHONE: 320}
_CASES = [
    pytest.param(screen, width, id=f"{screen}-{width}")
    for screen in SCREENS
    for width in screen.widths
]


@pytest.mark.parametrize(("screen", "width"), _CASES)
async def test_a_screen_is_accessible_and_holds_still(
    screen: Screen, width: int, visit: OpenPage, sites: Sites
) -> None:
    page = await visit(Window(width), expected={screen.status})

    await show(page, screen, sites(screen.site))
    await settle(page)
    in_light = await violations(page, within=screen.within)
    await page.emulate_media(color_scheme="dark")
    await settle(page)
    in_dark = await violations(page, *_COLOR_RULES, within=screen.within)
    await scroll_through(page)
    shift, moved = await total_shift(page)

    assert in_light == []
    assert in_dark == []
    assert shift <= _MOST_SHIFT, moved
    assert await sideways(page) == 0
    await page.set_viewport_size({"width": _NARROWEST[width], "height": 600})
    assert await sideways(page) == 0

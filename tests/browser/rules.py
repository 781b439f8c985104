"""What every page keeps at a width: accessible in both themes, still, never scrolled sideways."""

from playwright.async_api import Page

from tests.browser.axe import violations
from tests.browser.chromium import DESKTOP, PHONE, scroll_through, settle, sideways, total_shift

_MOST_SHIFT = 0.05
# The markup is the same in both themes, so only colors can go wrong in the second.
_COLOR_RULES = ("color-contrast", "link-in-text-block")
# A desktop at 200% zoom, and the narrowest phone that WCAG 2.2 asks for.
_NARROWEST = {DESKTOP: DESKTOP // 2, PHONE: 320}


async def expect_rules_kept(page: Page, width: int, *, within: str = "html") -> None:
    await settle(page)
    in_light = await violations(page, within=within)
    await page.emulate_media(color_scheme="dark")
    await settle(page)
    in_dark = await violations(page, *_COLOR_RULES, within=within)
    await scroll_through(page)
    shift, moved = await total_shift(page)

    assert in_light == []
    assert in_dark == []
    assert shift <= _MOST_SHIFT, moved
    assert await sideways(page) == 0
    await page.set_viewport_size({"width": _NARROWEST[width], "height": 600})
    assert await sideways(page) == 0

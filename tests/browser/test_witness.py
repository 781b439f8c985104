"""The other tests pass only because pages are silent: here they are not."""

import pytest
from playwright.async_api import Browser

from tests.browser.chromium import Window, open_page, settle, total_shift
from tests.browser.site import Site

_INLINE_SCRIPT = (
    "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
)
_FOREIGN_PICTURE = "document.body.append(Object.assign(new Image(), {src: 'https://example.com/'}))"
_FAILURE = "setTimeout(() => { throw new Error('broken') })"
_MISSING = "fetch('/static/nothing.js')"


@pytest.mark.parametrize(
    ("act", "complaint"),
    [
        (_INLINE_SCRIPT, "CSP report: script-src-elem refused inline"),
        (_FOREIGN_PICTURE, "CSP report: img-src refused https://example.com/"),
        (_FAILURE, "uncaught .*broken"),
        (_MISSING, "status of 404"),
    ],
)
async def test_a_page_that_complains_fails_its_test(
    act: str, complaint: str, chromium: Browser, site: Site
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        await _open_and(act, chromium, site)


async def test_what_pushes_a_page_down_is_measured(chromium: Browser, site: Site) -> None:
    async with open_page(chromium, Window()) as page:
        await page.goto(site / "/docs")
        await page.evaluate("() => { document.querySelector('main').style.paddingTop = '300px' }")
        await settle(page)

        assert (await total_shift(page))[0] > 0.05


async def _open_and(act: str, chromium: Browser, site: Site) -> None:
    async with open_page(chromium, Window()) as page:
        await page.goto(site / "/docs")
        await page.evaluate(f"() => {{ {act} }}")
        await page.wait_for_load_state("networkidle")

"""The shop by keyboard alone, without scripts, on a phone's sheet, in either theme, held still."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.chromium import DESKTOP, PHONE, Window
from tests.browser.conftest import OpenPage
from tests.browser.shop import (
    cards,
    count_found,
    expect_estimate,
    heading,
    links_of,
    open_filters_on_a_phone,
    prices_of,
)
from tests.browser.site import Site

_MOST_TABS = 120
_MOVING = """() => {
  const longest = (list) => Math.max(...list.split(", ").map((one) => parseFloat(one)));
  const moves = (style) =>
    (style.animationName !== "none" && longest(style.animationDuration) > 0.01) ||
    (style.transitionProperty !== "opacity" && longest(style.transitionDuration) > 0.01);
  const styles = (one) => ["", "::before", "::after"].map((part) => getComputedStyle(one, part));
  const all = [...document.querySelectorAll("*")].filter((one) => styles(one).some(moves));
  return all.map((one) => one.outerHTML.slice(0, 80));
}"""


async def test_the_keyboard_reaches_and_works_everything(visit: OpenPage, site: Site) -> None:
    page = await visit()
    await page.goto(site / "/")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to content")).to_be_focused()

    await _tab_to(page, page.get_by_role("searchbox"))
    await page.keyboard.type("SUV")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/inventory?q=SUV")
    await _tab_to(page, page.locator("#drivetrain-awd"))
    await page.keyboard.press("Space")
    await expect(page).to_have_url(re.compile("drivetrain=awd"))
    await expect(page.locator("#drivetrain-awd")).to_be_focused()
    await _tab_to(page, page.get_by_label("Order"))
    await page.keyboard.type("Lowest price")
    await expect(page).to_have_url(re.compile("sort=price"))
    await expect(page.get_by_label("Order")).to_have_value("price")
    await _tab_to(page, cards(page).first.get_by_role("link"))
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(r"/inventory/[\w-]+$"))
    await _tab_to(page, page.get_by_role("radio", name="60"))
    await page.keyboard.press("ArrowLeft")

    await expect_estimate(page, 4000, 48)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
async def test_everything_works_without_scripts(width: int, visit: OpenPage, site: Site) -> None:
    page = await visit(Window(width, scripts=False))
    await page.goto(site / "/")
    await page.get_by_role("searchbox").fill("SUV")
    await page.get_by_role("searchbox").press("Enter")
    await page.wait_for_url("**/inventory?q=SUV")

    await open_filters_on_a_phone(page)
    await page.locator("#drivetrain-awd").check()
    apply = page.get_by_role("button", name=re.compile(r"^(Apply|Show [\d,]+ cars)$"))
    await apply.and_(page.locator(":visible")).last.click()
    await page.wait_for_url(re.compile("drivetrain=awd"))
    await expect(heading(page)).to_have_text(await count_found(page, site, "q=SUV&drivetrain=awd"))
    await page.get_by_role("link", name="Remove filter: Drive").click()
    await page.wait_for_url("**/inventory?q=SUV")
    await page.get_by_label("Order").select_option("price")
    await page.get_by_role("button", name="Sort").click()
    await page.wait_for_url(re.compile("sort=price"))
    first_links, first_prices = await links_of(page), await prices_of(page)
    assert first_prices == sorted(first_prices)
    await page.get_by_role("link", name="Show 20 more").click()
    await page.wait_for_url(re.compile("cursor="))
    assert not set(first_links) & set(await links_of(page))
    await cards(page).first.get_by_role("link").click()
    await page.wait_for_url(re.compile(r"/inventory/[\w-]+$"))
    await page.get_by_role("textbox", name="Down payment").fill("5000")
    await page.locator("label", has=page.get_by_role("radio", name="36")).click()
    await page.get_by_role("button", name="Work it out").click()
    await page.wait_for_url(re.compile("term=36"))

    await expect_estimate(page, 5000, 36)


async def test_the_sheet_of_filters_holds_focus_and_shows_the_count(
    visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(PHONE))
    await page.goto(site / "/inventory")
    opener = page.get_by_role("button", name="Filters")
    sheet = page.locator("#rail")

    await opener.press("Enter")
    await expect(sheet).to_be_visible()
    assert await _reached_by_tab(page, 60) <= {"rail", ""}, "focus left the sheet"
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()
    await expect(opener).to_be_focused()

    found = await count_found(page, site, "body=suv")
    await opener.click()
    await page.locator("#body-suv").check()
    await expect(page.get_by_role("button", name=f"Show {found}")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Filters 1")).to_be_focused()

    await opener.click()
    await page.get_by_role("button", name=f"Show {found}").click()

    await expect(sheet).to_be_hidden()
    await expect(heading(page)).to_have_text(found)
    await expect(page.locator("#results :focus")).to_have_count(1)


async def test_a_chosen_theme_lasts_and_is_none_of_the_servers_business(
    visit: OpenPage, site: Site
) -> None:
    page = await visit()
    await page.goto(site / "/")
    root = page.locator("html")
    light = await _background(page)
    markup = await (await page.request.get(site / "/")).text()

    await page.get_by_role("button", name="Switch between light and dark").click()
    await expect(root).to_have_attribute("data-theme", "dark")
    await page.reload()

    await expect(root).to_have_attribute("data-theme", "dark")
    assert await _background(page) != light
    assert await (await page.request.get(site / "/")).text() == markup
    await page.goto(site / "/inventory")
    await expect(root).to_have_attribute("data-theme", "dark")


async def test_a_visitor_who_wants_no_motion_gets_none(visit: OpenPage, site: Site) -> None:
    page = await visit(Window(PHONE, still=True))
    await page.goto(site / "/")
    at_home = await page.evaluate(_MOVING)
    await page.goto(site / "/inventory")
    await page.get_by_role("button", name="Filters").click()
    await expect(page.locator("#rail")).to_be_visible()
    in_search = await page.evaluate(_MOVING)
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="Show 20 more").click()
    await expect(cards(page)).to_have_count(40)
    in_more = await page.evaluate(_MOVING)

    assert at_home + in_search + in_more == []


async def _tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until `target` has focus: a visitor without a mouse gets there."""
    for _ in range(_MOST_TABS):
        if await target.evaluate("(one) => one === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by {_MOST_TABS} presses of Tab")


async def _reached_by_tab(page: Page, presses: int) -> set[str]:
    """The sheets that hold what Tab reaches; empty for the browser's own controls."""
    reached = set()
    for _ in range(presses):
        await page.keyboard.press("Tab")
        inside = "document.activeElement.closest('[popover]')?.id"
        on_page = "document.activeElement !== document.body"
        reached.add(await page.evaluate(f"{on_page} ? ({inside} ?? 'page') : ''"))
    return {str(one) for one in reached}


async def _background(page: Page) -> str:
    return str(await page.evaluate("getComputedStyle(document.body).backgroundColor"))

"""From the home page to a car and back, as most visitors go: with scripts, at both widths."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE, Window, go_back, settle, total_shift
from tests.browser.conftest import OpenPage
from tests.browser.shop import (
    cards,
    chips,
    close_filters_on_a_phone,
    count_found,
    expect_estimate,
    heading,
    links_of,
    open_filters_on_a_phone,
    prices_of,
)
from tests.browser.site import Site

both_widths = pytest.mark.parametrize("width", [DESKTOP, PHONE])


@both_widths
async def test_words_typed_at_home_find_cars(width: int, visit: OpenPage, site: Site) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/")

    await page.get_by_role("searchbox").fill("Honda Civic")
    await page.get_by_role("searchbox").press("Enter")

    await expect(page).to_have_url(re.compile(r"/inventory\?q=Honda"))
    await expect(heading(page)).to_have_text(await count_found(page, site, "q=Honda+Civic"))
    titles = await cards(page).get_by_role("heading").all_inner_texts()
    assert titles
    assert all("Honda Civic" in title for title in titles)


@both_widths
async def test_ticked_filters_show_in_count_address_chips_and_are_said(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/inventory")

    await _tick_suv_and_all_wheel(page)

    found = await count_found(page, site, "body=suv&drivetrain=awd")
    await expect(heading(page)).to_have_text(found)
    await expect(page).to_have_title(re.compile(f"^{found},"))
    await expect(page).to_have_url(re.compile(r"/inventory\?body=suv&drivetrain=awd$"))
    await expect(page.locator("#live")).to_have_text(found)
    await expect(page.locator("#live")).to_have_attribute("aria-live", "polite")
    await close_filters_on_a_phone(page)
    await expect(chips(page)).to_have_count(2)


@both_widths
async def test_a_removed_chip_gives_its_cars_back(width: int, visit: OpenPage, site: Site) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/inventory?body=suv&drivetrain=awd")

    await page.get_by_role("link", name="Remove filter: Drive").click()

    await expect(heading(page)).to_have_text(await count_found(page, site, "body=suv"))
    await expect(page).to_have_url(re.compile(r"\?body=suv$"))
    await expect(page.locator("#drivetrain-awd")).not_to_be_checked()
    await expect(page.locator("#body-suv")).to_be_checked()
    assert await page.evaluate("document.activeElement !== document.body"), "focus was lost"


@both_widths
async def test_an_order_applies_when_chosen(width: int, visit: OpenPage, site: Site) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/inventory?body=suv")

    await page.get_by_label("Order").select_option("price")

    await expect(page).to_have_url(re.compile(r"sort=price"))
    await expect(cards(page)).to_have_count(20)
    prices = await prices_of(page)
    assert prices == sorted(prices)


@both_widths
async def test_show_20_more_appends_and_back_finds_everything_as_it_was(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/inventory?body=suv&sort=price")

    await page.get_by_role("link", name="Show 20 more").click()
    await expect(cards(page)).to_have_count(40)
    links = await links_of(page)
    prices = await prices_of(page)
    await expect(page.locator("#live")).to_contain_text("40 of ")
    await expect(cards(page).nth(20).get_by_role("link")).to_be_focused()
    await page.evaluate("addEventListener('pagehide', () => { sessionStorage.left = scrollY })")
    await cards(page).nth(30).get_by_role("link").click()
    await page.wait_for_url(f"**{links[30]}", wait_until="load")
    await go_back(page, "/inventory?")

    assert len(set(links)) == 40
    assert prices == sorted(prices)
    await expect(cards(page)).to_have_count(40)
    await expect(page).to_have_url(re.compile(r"/inventory\?body=suv&sort=price$"))
    await expect(page.locator("#body-suv")).to_be_checked()
    left_at = float(await page.evaluate("sessionStorage.left"))
    assert left_at > 1000
    assert await page.evaluate("window.scrollY") == pytest.approx(left_at, abs=1)


async def test_back_undoes_a_filter(visit: OpenPage, site: Site) -> None:
    page = await visit()
    await page.goto(site / "/inventory")
    before = await heading(page).inner_text()
    await page.get_by_label("SUV").first.check()
    await expect(chips(page)).to_have_count(1)

    await go_back(page, "/inventory")

    await expect(heading(page)).to_have_text(before)
    await expect(chips(page)).to_have_count(0)
    await expect(page.locator("#body-suv")).not_to_be_checked()


@both_widths
async def test_a_payment_follows_down_payment_and_term(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width))
    await page.goto(site / "/inventory?body=suv&sort=-price")
    await cards(page).first.get_by_role("link").click()
    await page.wait_for_url(re.compile(r"/inventory/\d{4}-"), wait_until="load")
    await expect(page.locator("#estimate")).to_be_visible()
    await expect_estimate(page, 4000, 60)

    await page.get_by_role("textbox", name="Down payment").fill("7,500")
    await page.locator("label", has=page.get_by_role("radio", name="48")).click()

    await expect_estimate(page, 7500, 48)
    assert (await total_shift(page))[0] <= 0.05


async def test_two_tabs_do_not_disturb_each_other(visit: OpenPage, site: Site) -> None:
    first = await visit()
    await first.goto(site / "/inventory?body=suv")
    second = await first.context.new_page()
    await second.goto(site / "/inventory")

    await second.get_by_label("Pickup").first.check()
    await expect(chips(second)).to_have_count(1)
    await first.reload()

    await expect(heading(second)).to_have_text(await count_found(second, site, "body=pickup"))
    await expect(heading(first)).to_have_text(await count_found(first, site, "body=suv"))


async def test_a_slow_network_shows_words_early_and_moves_nothing(
    visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(PHONE))
    session = await page.context.new_cdp_session(page)
    await session.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": -1}
    await session.send("Network.emulateNetworkConditions", slow)

    await page.goto(site / "/inventory", wait_until="commit")
    await expect(cards(page).first).to_be_visible()
    early = await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd === 0")
    await page.wait_for_load_state("load")
    await settle(page)
    shift, moved = await total_shift(page)

    assert early, "the first card waited for everything else"
    assert shift <= 0.05, moved


async def _tick_suv_and_all_wheel(page: Page) -> None:
    await open_filters_on_a_phone(page)
    await page.locator("#body-suv").check()
    await expect(page).to_have_url(re.compile("body=suv"))
    await page.locator("#drivetrain-awd").check()
    await expect(page).to_have_url(re.compile("drivetrain=awd"))

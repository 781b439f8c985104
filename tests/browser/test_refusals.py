"""What htmx meets when a value cannot be used or the server does not answer: nothing is lost."""

import re
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.chromium import DESKTOP, NO_ANSWER, PHONE, Window
from tests.browser.conftest import OpenPage
from tests.browser.shop import cards, count_found, heading, open_filters_on_a_phone
from tests.browser.site import Site

_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""
both_widths = pytest.mark.parametrize("width", [DESKTOP, PHONE])


@both_widths
async def test_a_typing_slip_at_home_is_named_and_typed_over(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width), expected={422})
    await page.goto(site / "/")
    field = page.get_by_role("textbox", name="Most a month")

    await field.fill("60x")
    await expect_refused(page, field, "Use a whole number, like 450.")
    await expect(field).to_have_value("60x")
    await field.fill("600")

    await expect(field).not_to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#payment-fit")).to_contain_text("Cars up to $34,672")
    found = await count_found(page, site, "payment_max=600")
    await expect(page.get_by_role("button", name=f"See {found} that fit")).to_be_visible()


@both_widths
async def test_a_typing_slip_in_the_rail_is_named_beside_its_field(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width), expected={422})
    await page.goto(site / "/inventory")
    await open_filters_on_a_phone(page)
    field = page.locator("#f-price-max")

    await field.fill("30x")
    await field.press("Tab")
    await expect_refused(page, field, "Use a whole number, like 30,000.")
    await field.fill("30000")
    await field.press("Tab")

    await expect(page).to_have_url(re.compile("price_max=30000"))
    await expect(field).not_to_have_attribute("aria-invalid", "true")
    found = await count_found(page, site, "price_max=30000")
    await expect(page.locator("#results h1")).to_have_text(found)


@both_widths
async def test_a_typing_slip_in_the_estimate_is_named_and_typed_over(
    width: int, visit: OpenPage, site: Site
) -> None:
    page = await visit(Window(width), expected={422})
    await page.goto(site / "/inventory?body=suv&sort=-price")
    await cards(page).first.get_by_role("link").click()
    # What is typed before the scripts have run is for the button, not for them.
    await page.wait_for_url(re.compile(r"/inventory/\d{4}-"), wait_until="load")
    field = page.get_by_role("textbox", name="Down payment")

    await field.fill("5,00x")
    await expect_refused(page, field, "Use a whole number, like 4,000.")
    await field.fill("5,000")

    await expect(field).not_to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#estimate-terms")).to_contain_text("total interest")


async def expect_refused(page: Page, field: Locator, sentence: str) -> None:
    """The field keeps its focus or text and says what it may hold; ids stay unique."""
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description(re.compile(re.escape(sentence)))
    await expect(page.get_by_text(sentence).locator("visible=true").first).to_be_visible()
    assert await page.evaluate(_IDS) == []
    assert await violations(page) == []


@dataclass(frozen=True)
class Live:
    """A field that asks as it changes, and the part of its page that the answer fills."""

    path: str
    name: str
    typed: str
    part: str


@pytest.mark.parametrize("answer", ["503", "a page of a proxy", "none"])
@pytest.mark.parametrize(
    "live",
    [
        Live("/", "Most a month", "600", "#payment-fit"),
        Live("/inventory", "Highest price", "3000", "#results"),
        Live("a car", "Down payment", "500", "#estimate-sum"),
    ],
    ids=lambda live: live.name,
)
async def test_a_moment_without_an_answer_takes_nothing_from_the_page(
    live: Live, answer: str, visit: OpenPage, site: Site
) -> None:
    page = await visit(expected={503, NO_ANSWER})
    await page.goto(site / ("/inventory?body=suv" if live.path == "a car" else live.path))
    if live.path == "a car":
        await cards(page).first.get_by_role("link").click()
        await page.wait_for_url(re.compile(r"/inventory/\d{4}-"), wait_until="load")
    part = page.locator(live.part)
    before = await part.text_content() or ""
    field = page.get_by_role("textbox", name=live.name)

    await _trouble(page, answer)
    await field.fill(live.typed)
    await field.press("Tab")
    await expect(page.get_by_role("alert")).to_contain_text("Try again in a minute")
    await expect(part).to_have_text(before)
    await page.unroute_all()
    await field.fill(f"{live.typed}0")
    await field.press("Tab")

    await expect(part).not_to_have_text(before)
    await expect(page.get_by_role("alert")).to_have_count(0)
    await expect(heading(page)).to_have_count(1)
    assert await page.evaluate(_IDS) == []


async def test_a_car_sold_meanwhile_is_said_beside_its_page(visit: OpenPage, site: Site) -> None:
    page = await visit(Window(PHONE), expected={404})
    await page.goto(site / "/inventory?body=suv")
    await cards(page).first.get_by_role("link").click()
    await page.wait_for_url(re.compile(r"/inventory/\d{4}-"), wait_until="load")
    estimate = page.locator("#estimate")
    before = await page.locator("#estimate-sum").text_content() or ""
    await estimate.evaluate("(form) => form.setAttribute('hx-get', '/inventory/sold-meanwhile')")

    await page.get_by_role("textbox", name="Down payment").fill("500")

    await expect(page.get_by_role("alert")).to_contain_text("That car has left the lot")
    await expect(page.get_by_role("alert")).to_contain_text("404")
    await expect(page.locator("#estimate-sum")).to_have_text(before)
    assert await violations(page) == []


async def _trouble(page: Page, answer: str) -> None:
    """Stands in for the network: a server that is away, or a proxy that says so, or nobody."""

    async def refuse(route: Route) -> None:
        if answer == "none":
            await route.abort("connectionrefused")
        else:
            body = "" if answer == "503" else "<html><body><h1>Bad gateway</h1></body></html>"
            await route.fulfill(status=503, content_type="text/html", body=body)

    await page.route(lambda url: "/static/" not in url, refuse)

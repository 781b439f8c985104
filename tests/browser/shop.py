"""What a visitor reads and does on the shop's pages, at either width."""

import re
from decimal import Decimal

from playwright.async_api import Locator, Page, expect

from app.data.demo_store import DEMO_STORE
from app.domain.finance import EstimateTerms, estimated_payment, total_interest
from app.domain.money import format_usd
from tests.browser.site import Site
from tests.screens.table import SEARCH


def cards(page: Page) -> Locator:
    return page.get_by_role("article")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def chips(page: Page) -> Locator:
    return page.get_by_role("link", name="Remove filter:")


async def count_found(page: Page, site: Site, query: str) -> str:
    """ "58 cars", as the API counts them."""
    answer = await page.request.get(site / f"{SEARCH}?{query}")
    total = (await answer.json())["total"]
    return f"{total:,} car{'' if total == 1 else 's'}"


async def open_filters_on_a_phone(page: Page) -> None:
    opener = page.get_by_role("button", name="Filters")
    if await opener.is_visible():
        await opener.click()


async def close_filters_on_a_phone(page: Page) -> None:
    closer = page.get_by_role("button", name="Close the filters")
    if await closer.is_visible():
        await closer.click()
        await expect(closer).to_be_hidden()


async def links_of(page: Page) -> list[str]:
    links = cards(page).get_by_role("link")
    return [str(link) for link in await links.evaluate_all("all => all.map((one) => one.pathname)")]


async def prices_of(page: Page) -> list[Decimal]:
    return [dollars(text) for text in await cards(page).locator(".price").all_inner_texts()]


def dollars(text: str) -> Decimal:
    found = re.search(r"\$([\d,]+(?:\.\d\d)?)", text)
    assert found, text
    return Decimal(found[1].replace(",", ""))


async def expect_estimate(page: Page, down: int, term_months: int) -> None:
    """The figures on a car's page are those of app.domain.finance, to the cent."""
    price = dollars(await page.locator(".offer__price").inner_text())
    terms = EstimateTerms(Decimal(down), term_months, DEMO_STORE.default_apr)
    payment = estimated_payment(price, terms)
    assert payment is not None
    financed = price - down
    interest = total_interest(financed, terms.apr, term_months)
    about = format_usd(payment, with_cents=False)
    await expect(page.locator("#estimate-sum")).to_have_text(f"{about} a month, about")
    await expect(page.locator("#estimate-terms")).to_contain_text(
        f"{terms.apr}% APR, {term_months} months, {format_usd(financed)} financed, "
        f"{format_usd(interest, with_cents=True)} total interest."
    )

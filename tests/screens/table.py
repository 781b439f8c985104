"""Every page and state worth looking at. A new page joins here: it is then photographed by
`python -m tests.screens` and held to the rules of tests/browser/test_every_screen.py."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.site import Kind, Site

SEARCH = "/api/v1/inventory/search"


@dataclass(frozen=True)
class Screen:
    """A page in a state. `car` is a search; the page is then that of its first car with `query`.

    `refused` is the status of what it asks for on the way into its state. `within` is the part a
    visitor can reach, where the rest is inert behind it.
    """

    name: str
    path: str = ""
    car: str = ""
    query: str = ""
    status: int = 200
    refused: int = 200
    site: Kind = Kind.shop
    widths: tuple[int, ...] = (DESKTOP, PHONE)
    prepare: Callable[[Page], Awaitable[None]] | None = None
    within: str = "html"

    def __str__(self) -> str:
        return self.name


async def show(page: Page, screen: Screen, site: Site) -> None:
    """Opens the page and brings it into its state."""
    path = screen.path or await _path_of_first(page, site, screen.car) + screen.query
    answer = await page.goto(site / path)
    assert answer is not None
    assert answer.status == screen.status, f"{path} answered {answer.status}"
    if screen.prepare is not None:
        await screen.prepare(page)


async def _path_of_first(page: Page, site: Site, search: str) -> str:
    answer = await page.request.get(site / f"{SEARCH}?{search}")
    found = (await answer.json())["items"]
    assert found, f"no car fits {search}"
    return f"/inventory/{found[0]['slug']}"


async def open_filters(page: Page) -> None:
    await page.get_by_role("button", name="Filters").click()
    await expect(page.locator("#rail")).to_be_visible()


async def open_menu(page: Page) -> None:
    await page.get_by_role("button", name="Menu").click()
    await expect(page.locator("#menu")).to_be_visible()


async def open_steps(page: Page) -> None:
    await page.get_by_text("Show the steps").click()
    await expect(page.get_by_text("All payments")).to_be_visible()


async def mistype_the_payment(page: Page) -> None:
    await page.get_by_role("textbox", name="Most a month").fill("60x")
    await expect(page.get_by_text("Use a whole number")).to_be_visible()


async def mistype_a_price(page: Page) -> None:
    await page.locator("#f-price-max").fill("30x")
    await page.locator("#f-price-max").press("Tab")
    await expect(page.locator("#rail").get_by_text("Use a whole number")).to_be_visible()


async def mistype_a_price_in_the_sheet(page: Page) -> None:
    await open_filters(page)
    await mistype_a_price(page)


async def lose_the_network(page: Page) -> None:
    await page.route("**/inventory/**", lambda route: route.fulfill(status=503, body=""))
    await page.locator("#estimate").get_by_role("textbox").fill("500")
    await expect(page.get_by_role("alert")).to_be_visible()


FILTERED = "body=suv&drivetrain=awd&price_max=40000"

SCREENS = (
    Screen("home", "/"),
    Screen("home-422", "/?payment_max=abc", status=422),
    Screen("home-mistyped", "/", refused=422, prepare=mistype_the_payment),
    Screen("menu", "/", widths=(PHONE,), prepare=open_menu, within="#menu"),
    Screen("search", "/inventory"),
    Screen("search-filtered", f"/inventory?{FILTERED}"),
    Screen("search-payment", "/inventory?by=payment&payment_max=450"),
    Screen("search-empty", "/inventory?body=van&fuel=electric&price_max=9000"),
    Screen("search-422", "/inventory?price_min=cheap&year_min=18", status=422),
    Screen(
        "search-mistyped",
        "/inventory",
        refused=422,
        widths=(DESKTOP,),
        prepare=mistype_a_price,
    ),
    Screen(
        "search-sheet-mistyped",
        "/inventory",
        refused=422,
        widths=(PHONE,),
        prepare=mistype_a_price_in_the_sheet,
        within="#rail",
    ),
    Screen(
        "search-sheet",
        f"/inventory?{FILTERED}",
        widths=(PHONE,),
        prepare=open_filters,
        within="#rail",
    ),
    Screen("vehicle", car="body=suv&sort=-price"),
    Screen("vehicle-steps", car="body=suv&sort=-price", prepare=open_steps),
    Screen("vehicle-mistyped", car="body=suv&sort=-price", query="?down=5x", status=422),
    Screen("vehicle-no-answer", car="body=suv&sort=-price", refused=503, prepare=lose_the_network),
    Screen("vehicle-pickup", car="body=pickup&sort=price"),
    Screen("vehicle-electric", car="fuel=electric&sort=mileage"),
    Screen("not-found", "/inventory/2019-no-such-car", status=404),
    Screen("error-500", "/inventory", status=500, site=Kind.broken),
    Screen("error-503", "/inventory", status=503, site=Kind.down),
    Screen("docs", "/docs"),
    Screen("style-guide", "/staff/style-guide"),
)

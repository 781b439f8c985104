from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Browser, Page, expect

from app.server.addresses import Urls
from tests.browser.chromium import Window, open_chromium, open_page
from tests.browser.site import Kind, Site, Sites, open_sites
from tests.servers import Server

_HERE = Path(__file__).parent
_PATIENCE = 10_000
_USUAL = Window()


class OpenPage(Protocol):
    """Opens a page in a context of its own; what it complains about fails the test."""

    async def __call__(self, window: Window = ..., *, expected: Iterable[int] = ...) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def sites(server: Server, demo_template: Urls) -> Iterator[Sites]:
    with server.copy_of(demo_template) as urls, open_sites(server, urls) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(sites: Sites) -> Site:
    return sites(Kind.shop)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    expect.set_options(timeout=_PATIENCE)
    async with open_chromium() as browser:
        yield browser


@pytest.fixture
async def visit(chromium: Browser) -> AsyncIterator[OpenPage]:
    async with AsyncExitStack() as stack:

        async def open_one(
            window: Window = _USUAL,
            *,
            expected: Iterable[int] = (),
        ) -> Page:
            return await stack.enter_async_context(open_page(chromium, window, expected=expected))

        yield open_one

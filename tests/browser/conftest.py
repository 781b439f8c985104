from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Browser, Page, expect

from app.server.addresses import Urls
from tests.browser.chromium import Window, open_chromium, open_page
from tests.browser.site import Site, nobody_answers, running_site
from tests.screens.table import Server as Kind
from tests.servers import Server

_HERE = Path(__file__).parent
_PATIENCE = 10_000
_USUAL = Window()

Sites = Callable[[Kind], Site]


class OpenPage(Protocol):
    """Opens a page in a context of its own; what it complains about fails the test."""

    async def __call__(self, window: Window = ..., *, expected: Iterable[int] = ...) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def sites(server: Server, demo_template: Urls) -> Iterator[Sites]:
    """The running server of each kind, started when first asked for."""
    with ExitStack() as stack:

        @cache
        def site_of(kind: Kind) -> Site:
            if kind is Kind.down:
                return stack.enter_context(running_site(nobody_answers(), answers="/healthz"))
            if kind is Kind.broken:
                urls = stack.enter_context(server.new_database())
                return stack.enter_context(running_site(urls, answers="/healthz"))
            urls = stack.enter_context(server.copy_of(demo_template))
            return stack.enter_context(running_site(urls))

        yield site_of


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

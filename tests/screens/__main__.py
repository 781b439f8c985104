"""`python -m tests.screens [NAME...]`: photographs the named screens, or all, into var/screens."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from playwright.async_api import Browser

from app.server.addresses import Urls
from app.services.demo import load_demo
from app.services.seed import seed_reference
from tests.browser.chromium import Window, open_chromium, open_page, scroll_through
from tests.browser.site import Sites, open_sites
from tests.conftest import database_of
from tests.screens.table import SCREENS, Screen, show
from tests.servers import Server, migrate, throw_away_server

_FOLDER = Path(__file__).resolve().parents[2] / "var" / "screens"
_THEMES = ("light", "dark")


def main(names: Sequence[str]) -> int:
    known = [screen.name for screen in SCREENS]
    if unknown := set(names) - set(known):
        sys.stderr.write(f"No screen named {', '.join(unknown)}; there are {', '.join(known)}\n")
        return 1
    chosen = [screen for screen in SCREENS if not names or screen.name in names]
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with throw_away_server() as server, _demo(server) as urls, open_sites(server, urls) as sites:
        asyncio.run(_photograph_all(chosen, sites))
    return 0


@contextmanager
def _demo(server: Server) -> Iterator[Urls]:
    with server.new_database() as urls:
        migrate(urls)
        asyncio.run(_fill(urls))
        yield urls


async def _fill(urls: Urls) -> None:
    async with database_of(urls) as database, database.sessions.begin() as session:
        await seed_reference(session)
        await load_demo(session, datetime.now(UTC))


async def _photograph_all(screens: Sequence[Screen], sites: Sites) -> None:
    async with open_chromium() as browser:
        for screen in screens:
            for width, theme in product(screen.widths, _THEMES):
                file = await _photograph(browser, screen, Window(width, theme), sites)
                sys.stdout.write(f"{file}\n")
                sys.stdout.flush()


async def _photograph(browser: Browser, screen: Screen, window: Window, sites: Sites) -> Path:
    file = _FOLDER / f"{screen}-{window.width}-{window.theme}.png"
    async with open_page(browser, window, expected={screen.status, screen.refused}) as page:
        await show(page, screen, sites(screen.site))
        await scroll_through(page)
        # What covers the screen is photographed as it stands, a page to its foot.
        await page.screenshot(path=file, full_page=screen.within == "html", animations="disabled")
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Chromium with a witness: what a page complains about or moves is written down."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)

CHROMIUM = Path("/usr/bin/chromium")
DESKTOP = 1440
PHONE = 390
_HEIGHTS = {DESKTOP: 900, PHONE: 844}
_PATIENCE = 15_000
# As an expected status: the network is cut on purpose.
NO_ANSWER = 0

# Runs before anything of the page does, whatever the page's policy says.
_WITNESS = """
window.witnessed = {shifts: []};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map(({node}) => `${node?.nodeName}.${node?.className}`);
    window.witnessed.shifts.push({value: entry.value, moved});
  }
}).observe({type: "layout-shift", buffered: true});
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP report: ${event.effectiveDirective} refused ${event.blockedURI}`);
});
"""


@dataclass(frozen=True)
class Window:
    """How a visitor comes: the width of the screen, the theme, scripts or none."""

    width: int = DESKTOP
    theme: str = "light"
    scripts: bool = True
    still: bool = False
    height: int | None = None

    @property
    def is_phone(self) -> bool:
        return self.width < 700

    @property
    def viewport(self) -> ViewportSize:
        return {"width": self.width, "height": self.height or _HEIGHTS.get(self.width, 800)}


@dataclass
class Witness:
    """Every complaint of a context; `expected` are the refusals a test asks for on purpose."""

    expected: set[int] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def attend(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda failure: self._uncaught(str(failure.error)))
        context.on("requestfailed", self._failed)

    def _uncaught(self, text: str) -> None:
        # A busy Chromium gives up the morph between two pages and shows the page plainly.
        if "Transition was aborted" not in text:
            self.complaints.append(f"uncaught {text}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or self._is_asked_for(message.text):
            return
        self.complaints.append(f"{message.type} {message.text} ({message.location.get('url')})")

    def _is_asked_for(self, text: str) -> bool:
        if NO_ANSWER in self.expected and ("net::ERR_" in text or "htmx:error" in text):
            return True
        return any(f"responded with a status of {status} " in text for status in self.expected)

    def _failed(self, request: Request) -> None:
        # Chromium gives up what a newer search or a page left behind made useless.
        if request.failure != "net::ERR_ABORTED" and NO_ANSWER not in self.expected:
            self.complaints.append(f"failed {request.failure} {request.url}")


@asynccontextmanager
async def open_chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            # Visitors have it: the back button shows the page as it was left.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def open_page(
    browser: Browser, window: Window, *, expected: Iterable[int] = ()
) -> AsyncIterator[Page]:
    """A page with an empty cache. Raises AssertionError on leaving where it complained."""
    witness = Witness(set(expected))
    context = await browser.new_context(
        viewport=window.viewport,
        color_scheme="dark" if window.theme == "dark" else "light",
        java_script_enabled=window.scripts,
        is_mobile=window.is_phone,
        has_touch=window.is_phone,
        reduced_motion="reduce" if window.still else "no-preference",
    )
    try:
        context.set_default_timeout(_PATIENCE)
        await context.add_init_script(_WITNESS)
        witness.attend(context)
        yield await context.new_page()
    finally:
        await context.close()
    assert not witness.complaints, "\n".join(witness.complaints)


async def settle(page: Page) -> None:
    """Until fonts and the pictures in sight are there and nothing moves any more."""
    await page.evaluate(
        """async () => {
          const ends = (one) =>
            one.playState === "running" && one.effect.getTiming().iterations !== Infinity;
          // What stands behind a sheet may neither be decoded nor move to its end.
          const atMost = (promises) => Promise.race([
            Promise.all(promises),
            new Promise((done) => setTimeout(done, 2000)),
          ]);
          await document.fonts.ready;
          const eager = [...document.images].filter(({loading}) => loading !== "lazy");
          await atMost(eager.map((image) => image.decode().catch(() => null)));
          const moving = document.getAnimations().filter(ends);
          await atMost(moving.map((one) => one.finished.catch(() => null)));
        }"""
    )


async def scroll_through(page: Page) -> None:
    """To the foot and back, a screen at a time, until what loads lazily is there too."""
    await page.evaluate(
        """async () => {
          const step = window.innerHeight * 0.8;
          for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
            window.scrollTo({top: y, behavior: "instant"});
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          }
          const shown = [...document.images].filter((image) => image.checkVisibility());
          await Promise.race([
            Promise.all(shown.map((image) => image.decode().catch(() => null))),
            new Promise((done) => setTimeout(done, 4000)),
          ]);
          window.scrollTo({top: 0, behavior: "instant"});
        }"""
    )
    await settle(page)


async def go_back(page: Page, path: str) -> None:
    """The back button; Page.go_back waits for a load, which a page kept in memory never has."""
    await page.evaluate("history.back()")
    await page.wait_for_url(lambda url: path in url, wait_until="commit")


async def sideways(page: Page) -> int:
    """Pixels the page can be scrolled sideways."""
    root = "document.documentElement"
    return int(await page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


async def total_shift(page: Page) -> tuple[float, str]:
    """All layout shifts of the page added up, and what moved."""
    # The observer hears of a shift after the frame that has it.
    shifts = await page.evaluate(
        """async () => {
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          for (let frames = 0; frames < 3; frames += 1) await frame();
          return window.witnessed.shifts;
        }"""
    )
    moved = "; ".join(f"{one['value']:.4f} {', '.join(one['moved'])}" for one in shifts)
    return sum(one["value"] for one in shifts), moved

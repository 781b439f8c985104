from importlib import resources

from playwright.async_api import Page

_SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text()
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def violations(page: Page, *rules: str, within: str = "html") -> list[str]:
    """What axe-core finds wrong, one line per element; named `rules` alone, or all of its tags.

    The script comes in through the debugger, so the page's own policy stays in force.
    """
    await page.evaluate(_SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": _RULES}
    found = await page.evaluate(
        "([within, options]) => axe.run(within, options)",
        [within, {"runOnly": only, "resultTypes": ["violations"]}],
    )
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for one in found["violations"]
        for node in one["nodes"]
    ]

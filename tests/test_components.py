"""A component is macro, stylesheet and example (HOUSE rule 29), and each of them is in use."""

import re
from pathlib import Path

import pytest

from tests.test_design import BEHAVIOURS, CSS, PAGES, TEMPLATES, relative, selectors

COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
GUIDE = [TEMPLATES / "style_guide.html", *sorted((TEMPLATES / "style_guide").glob("*.html"))]


@pytest.mark.parametrize("path", COMPONENTS, ids=relative)
def test_a_macro_is_used_and_a_component_is_in_the_style_guide(path: Path) -> None:
    html = path.read_text()
    names = re.findall(r"\{% macro (\w+)\(", html)
    used = "".join(page.read_text() for page in PAGES)
    guide = "".join(page.read_text() for page in GUIDE)

    unused = [name for name in names if not re.search(rf"(?<!macro )\b{name}\(", used)]

    assert unused == []
    helpers = {"components/icon.html"}
    assert f"components/{path.name}" in guide or f"components/{path.name}" in helpers


def test_every_class_of_a_component_stylesheet_is_on_a_page() -> None:
    sources = "".join(page.read_text() for page in PAGES)
    sources += "".join(script.read_text() for script in BEHAVIOURS)
    # htmx puts this one on by itself.
    sources += "htmx-request"
    missing = []
    for path in (CSS / "components").glob("*.css"):
        names = {
            name
            for one in selectors(path.read_text())
            for name in re.findall(r"\.([a-z][\w-]+)", one)
        }
        missing += [name for name in sorted(names) if not is_written(name, sources)]

    assert missing == []


def is_written(name: str, sources: str) -> bool:
    """A modifier may be put together: `badge--` and the status."""
    return name in sources or ("--" in name and name.partition("--")[0] + "--" in sources)


@pytest.mark.parametrize("path", BEHAVIOURS, ids=relative)
def test_a_behaviour_has_something_to_act_on(path: Path) -> None:
    html = "".join(page.read_text() for page in PAGES)

    hooks = re.findall(r"^// .*?(data-[a-z-]+)", path.read_text(), flags=re.MULTILINE)

    assert hooks
    assert hooks[0] in html

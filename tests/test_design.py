"""The design language as arithmetic: contrast from the CSS itself, and the rules of HOUSE 2.7."""

import hashlib
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from app.core.assets import joined_styles
from app.data.stylesheets import SHEETS

APP = Path(__file__).resolve().parents[1] / "app"
STATIC = APP / "static"
CSS = STATIC / "css"
TEMPLATES = APP / "templates"
STYLES = sorted(CSS.rglob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
BEHAVIOURS = sorted((STATIC / "js" / "behaviours").glob("*.js"))

LAYERS = ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]
MAY_HOLD_COLORS = ("tokens.css",)
MAY_HOLD_IDS = ("tokens.css", "reset.css")

Color = tuple[float, float, float]
Tokens = dict[str, str]

TEXT_PAIRS = [
    *((text, page) for text in ("ink", "ink-2", "ink-3") for page in ("bg", "surface", "sunken")),
    ("ink", "raised"),
    ("ink-2", "raised"),
    ("ink", "st-fl"),
    ("ink", "st-mid"),
    ("ink", "st-top"),
    ("accent", "bg"),
    ("accent", "surface"),
    ("accent", "accent-soft"),
    ("accent-h", "bg"),
    ("on-accent", "accent"),
    ("on-accent", "accent-h"),
    *((tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "plum", "info")),
    ("bad", "bg"),
    ("bad", "surface"),
    ("good", "surface"),
    ("bg", "bad"),
    ("bg", "ink"),
]
EDGE_PAIRS = [
    ("edge", "bg"),
    ("edge", "surface"),
    ("accent", "bg"),
    ("accent", "surface"),
    ("bad", "surface"),
    ("ink", "bg"),
]
ACCENT_PAIRS = [pair for pair in TEXT_PAIRS if any("accent" in name for name in pair)]


def block_after(css: str, start: str) -> str:
    """The declarations between the braces that follow `start`."""
    opened = css.index("{", css.index(start))
    return css[opened + 1 : css.index("}", opened)]


def declared(block: str) -> Tokens:
    return {
        match[1]: " ".join(match[2].split())
        for match in re.finditer(r"(?<![\w-])--([\w-]+):\s*([^;{}]+);", block)
    }


def themes() -> dict[str, Tokens]:
    css = (CSS / "tokens.css").read_text()
    return {
        "light": declared(block_after(css, ':root, [data-theme="light"]')),
        "dark": declared(block_after(css, '[data-theme="dark"]')),
        "system dark": declared(block_after(css, ':root:not([data-theme="light"])')),
    }


def angle(text: str, hue: float) -> float:
    shift = re.fullmatch(r"calc\(var\(--hue\) \+ (\d+)\)", text)
    if shift:
        return hue + float(shift[1])
    return hue if text == "var(--hue)" else float(text)


def linear_rgb(value: str, hue: float = 165) -> Color:
    """Linear sRGB of an `oklch(L C h)`, clipped to the gamut as browsers do."""
    match = re.fullmatch(r"oklch\((\S+) (\S+) (.+)\)", value)
    assert match, f"not a plain oklch() color: {value}"
    lightness, chroma = float(match[1]), float(match[2])
    radians = math.radians(angle(match[3], hue))
    a, b = chroma * math.cos(radians), chroma * math.sin(radians)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return (clipped(red), clipped(green), clipped(blue))


def clipped(channel: float) -> float:
    return min(max(channel, 0.0), 1.0)


def luminance(color: Color) -> float:
    return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2]


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blended(top: Color, bottom: Color, opacity: float) -> Color:
    """Browsers mix opacity in gamma-encoded sRGB."""
    mixed = [
        decoded(opacity * encoded(above) + (1 - opacity) * encoded(below))
        for above, below in zip(top, bottom, strict=True)
    ]
    return (mixed[0], mixed[1], mixed[2])


def encoded(channel: float) -> float:
    if channel <= 0.0031308:
        return 12.92 * channel
    return 1.055 * math.pow(channel, 1 / 2.4) - 0.055


def decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)


def ratio(theme: str, text: str, page: str, hue: float = 165) -> float:
    tokens = themes()[theme]
    return contrast(linear_rgb(tokens[text], hue), linear_rgb(tokens[page], hue))


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def selectors(css: str) -> Iterator[str]:
    for match in re.finditer(r"([^{};]+)\{", without_comments(css)):
        selector = match[1].strip()
        if not selector.startswith("@"):
            yield selector


def relative(path: Path) -> str:
    return path.relative_to(APP).as_posix()


@pytest.mark.parametrize(
    ("value", "expected"),
    [("oklch(1 0 0)", 21.0), ("oklch(.535 .014 225)", 5.2), ("oklch(.43 .083 165)", 7.8)],
)
def test_the_arithmetic_gives_known_contrasts_on_black_or_white(
    value: str, expected: float
) -> None:
    other = "oklch(0 0 0)" if value == "oklch(1 0 0)" else "oklch(1 0 0)"

    found = contrast(linear_rgb(value), linear_rgb(other))

    assert found == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "page"), TEXT_PAIRS)
def test_text_has_a_contrast_of_at_least_4_5(theme: str, text: str, page: str) -> None:
    assert ratio(theme, text, page) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "page"), EDGE_PAIRS)
def test_edges_and_focus_rings_have_a_contrast_of_at_least_3(
    theme: str, edge: str, page: str
) -> None:
    assert ratio(theme, edge, page) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_faded_name_of_an_active_chip_is_still_readable(theme: str) -> None:
    css = (CSS / "components" / "chip.css").read_text()
    opacity = float(re.search(r"\.chip__name \{ opacity: (\S+);", css)[1])  # type: ignore[index]
    tokens = themes()[theme]
    page = linear_rgb(tokens["accent-soft"])

    faded = blended(linear_rgb(tokens["accent"]), page, opacity)

    assert contrast(faded, page) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_every_accent_hue_a_dealership_may_choose_stays_readable(theme: str, hue: int) -> None:
    low = {pair: ratio(theme, *pair, hue=hue) for pair in ACCENT_PAIRS}

    assert {pair: value for pair, value in low.items() if value < 4.5} == {}


def test_the_system_dark_theme_is_the_chosen_dark_theme() -> None:
    found = themes()

    assert found["system dark"] == found["dark"]


def test_both_themes_name_the_same_tokens() -> None:
    found = themes()

    assert found["light"].keys() == found["dark"].keys()


def test_the_aging_scale_moves_away_from_the_page_in_both_themes() -> None:
    for theme in ("light", "dark"):
        steps = [ratio(theme, f"h{step}", "bg") for step in range(6)]

        assert all(older > newer for newer, older in pairwise(steps)), theme


@pytest.mark.parametrize("path", STYLES, ids=relative)
def test_a_stylesheet_keeps_the_css_rules(path: Path) -> None:
    css = without_comments(path.read_text())
    broken = []
    if len(path.read_text().splitlines()) > 300:
        broken.append("more than 300 lines")
    if path.name not in MAY_HOLD_COLORS:
        broken += re.findall(r"#[0-9a-fA-F]{3,8}\b|(?:oklch|rgba?|hsla?)\([^)]*\)", css)
    broken += re.findall(r"font(?:-size)?:[^;]*\d(?:px|pt)\b[^;]*", css)
    broken += re.findall(r"--[\w-]*(?:text|price)[\w-]*:[^;]*\dpx[^;]*", css)
    broken += re.findall(r"!important", css)
    if path.name not in MAY_HOLD_IDS:
        broken += [one for one in selectors(css) if re.search(r"#[a-zA-Z]", one)]
    broken += [one for one in selectors(css) if one.startswith("&")]

    assert broken == []


@pytest.mark.parametrize("path", STYLES, ids=relative)
def test_every_rule_of_a_stylesheet_is_in_its_layer(path: Path) -> None:
    css = without_comments(path.read_text())
    if path.name == "layers.css":
        assert re.findall(r"[\w-]+", css)[1:] == LAYERS
    elif path.name == "fonts.css":
        assert set(re.findall(r"^(\S+) \{", css, flags=re.MULTILINE)) == {"@font-face"}
    else:
        folder = path.parent.name if path.parent != CSS else path.stem
        assert css.strip().startswith(f"@layer {folder} {{")
        assert top_level_blocks(css) == 1


def top_level_blocks(css: str) -> int:
    depth = blocks = 0
    for character in css:
        if character == "{":
            blocks += depth == 0
            depth += 1
        elif character == "}":
            depth -= 1
    assert depth == 0, "unbalanced braces"
    return blocks


def test_every_variable_in_use_is_defined() -> None:
    css = "\n".join(without_comments(path.read_text()) for path in STYLES)

    used = set(re.findall(r"var\(--([\w-]+)", css))

    assert used - set(declared(css)) == set()


def test_design_tokens_are_defined_in_tokens_css_only() -> None:
    tokens = (CSS / "tokens.css").read_text()
    shared = set(declared(tokens))

    for path in STYLES:
        if path.name != "tokens.css":
            own = set(declared(without_comments(path.read_text())))
            assert own & shared == set(), relative(path)


def test_there_are_at_most_20_utilities() -> None:
    css = (CSS / "utilities.css").read_text()

    names = {name for one in selectors(css) for name in re.findall(r"\.([\w-]+)", one)}

    assert len(names) <= 20


def test_every_component_stylesheet_is_linked() -> None:
    linked = "".join(page.read_text() for page in PAGES) + "".join(f'"{name}"' for name in SHEETS)
    components = {path.stem for path in (CSS / "components").glob("*.css")}

    missing = {name for name in components if not re.search(rf'["/]{name}["\.]', linked)}

    assert missing == set()


def test_the_joined_stylesheet_is_every_sheet_in_its_order() -> None:
    joined = joined_styles().decode()

    places = [joined.index((CSS / f"{name}.css").read_text()) for name in SHEETS]

    assert places == sorted(places)
    assert SHEETS[0] == "layers"


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_a_template_holds_no_inline_style_script_or_handler(path: Path) -> None:
    html = path.read_text()
    broken = re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|\shx-on\S*", html)
    broken += [tag for tag in re.findall(r"<script\b[^>]*>", html) if not is_allowed_script(tag)]

    assert broken == []
    assert len(html.splitlines()) <= 150


def is_allowed_script(tag: str) -> bool:
    """A file of ours, or a data block, which no browser runs."""
    return "src=" in tag or "application/ld+json" in tag


def test_every_icon_in_use_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    html = "".join(page.read_text() for page in PAGES)

    used = set(re.findall(r'icon(?:_button\(|_name=|\()"([\w-]+)"', html))

    assert used - sprite == set()


def test_the_sprite_holds_only_icons_that_a_template_names() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    html = "".join(page.read_text() for page in PAGES)

    assert sprite - set(re.findall(r"""["']([a-z-]+)["']""", html)) == set()


def test_fonts_are_asked_for_under_the_address_that_is_preloaded() -> None:
    css = (CSS / "fonts.css").read_text()

    asked = re.findall(r'url\("\.\./fonts/([^"?]+)\?v=(\w+)"\)', css)

    assert len(asked) == 2
    for name, digest in asked:
        content = (STATIC / "fonts" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest()[:12] == digest, name


def test_the_theme_script_is_under_300_bytes() -> None:
    assert len((STATIC / "js" / "theme.js").read_bytes()) < 300


@pytest.mark.parametrize("path", BEHAVIOURS, ids=relative)
def test_a_behaviour_fits_in_60_lines_and_is_imported(path: Path) -> None:
    app = (STATIC / "js" / "app.js").read_text()

    assert len(path.read_text().splitlines()) <= 60
    assert f"./behaviours/{path.name}" in app


@pytest.mark.parametrize("name", ["fonts/mona-sans", "fonts/geist-mono", "vendor/htmx", "icons"])
def test_what_we_did_not_write_carries_its_license(name: str) -> None:
    assert (STATIC / f"{name}-LICENSE.txt").stat().st_size > 200

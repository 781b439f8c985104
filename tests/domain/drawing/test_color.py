import pytest

from app.domain.drawing.color import (
    Oklch,
    hex_to_oklch,
    into_gamut,
    oklch_to_hex,
    oklch_to_linear,
    tones,
)
from app.domain.drawing.paint import PAINTS

# CSS Color 4, its sample conversions of the sRGB primaries.
PUBLISHED = {
    "#ffffff": (1, 0, None),
    "#000000": (0, 0, None),
    "#ff0000": (0.62796, 0.25768, 29.234),
    "#00ff00": (0.86644, 0.29483, 142.495),
    "#0000ff": (0.45201, 0.31321, 264.052),
}


@pytest.mark.parametrize(("color", "expected"), PUBLISHED.items())
def test_srgb_becomes_the_published_oklch(
    color: str, expected: tuple[float, float, float | None]
) -> None:
    lightness, chroma, hue = expected

    found = hex_to_oklch(color)

    assert found.lightness == pytest.approx(lightness, abs=5e-5)
    assert found.chroma == pytest.approx(chroma, abs=5e-5)
    assert hue is None or found.hue_degrees == pytest.approx(hue, abs=5e-3)


@pytest.mark.parametrize("color", [*PAINTS.values(), "#000000", "#ffffff", "#ff00ff", "#123456"])
def test_a_color_survives_the_way_there_and_back(color: str) -> None:
    assert oklch_to_hex(hex_to_oklch(color)) == color


@pytest.mark.parametrize("hue", range(0, 360, 30))
def test_too_much_chroma_is_lowered_until_srgb_can_show_it(hue: int) -> None:
    loud = Oklch(0.7, 0.4, hue)

    shown = into_gamut(loud)

    assert (shown.lightness, shown.hue_degrees) == (loud.lightness, loud.hue_degrees)
    assert 0 < shown.chroma < loud.chroma
    assert all(-2e-4 < channel < 1.0002 for channel in oklch_to_linear(shown))


def test_a_color_inside_the_gamut_is_left_alone() -> None:
    quiet = Oklch(0.5, 0.05, 200)

    assert into_gamut(quiet) == quiet


@pytest.mark.parametrize("paint", PAINTS.values())
def test_tones_run_from_bright_to_dark(paint: str) -> None:
    coat = tones(paint)
    ramp = [coat.highlight, coat.light, coat.base, coat.shade, coat.deep, coat.darkest]

    levels = [hex_to_oklch(color).lightness for color in ramp]

    assert levels == sorted(levels, reverse=True)
    assert coat.base == paint


def test_navy_follows_the_recipe() -> None:
    base = hex_to_oklch(PAINTS["navy"])

    coat = tones(PAINTS["navy"])

    shade = hex_to_oklch(coat.shade)
    assert shade.lightness == pytest.approx(base.lightness * (0.70 + 0.20 * base.lightness), 0.01)
    assert shade.chroma == pytest.approx(base.chroma * 0.96, 0.05)


def test_only_dark_paints_are_dark_and_only_white_ones_light() -> None:
    assert {name for name, color in PAINTS.items() if tones(color).is_dark} == {"black"}
    assert {name for name, color in PAINTS.items() if tones(color).is_light} == {"white"}

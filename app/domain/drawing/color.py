"""sRGB and OKLCH, and the six tones a coat of paint needs."""

import math
from dataclasses import dataclass
from functools import cache

LinearRgb = tuple[float, float, float]

# CSS Color 4: lightness and chroma this close to the edge still print as the same hex digit.
GAMUT_TOLERANCE = 1e-4
CHROMA_STEP = 1e-5


@dataclass(frozen=True, slots=True)
class Oklch:
    lightness: float
    chroma: float
    hue_degrees: float


@dataclass(frozen=True, slots=True)
class Tones:
    """One paint under light, from the brightest edge to the sill."""

    highlight: str
    light: str
    base: str
    shade: str
    deep: str
    darkest: str
    is_dark: bool
    is_light: bool

    @property
    def undercut_opacity(self) -> float:
        return 0.34 if self.is_dark else 0.20 if self.is_light else 0.30

    @property
    def highlight_opacity(self) -> float:
        return 0.55 if self.is_dark else 0.85 if self.is_light else 0.62


def hex_to_linear(color: str) -> LinearRgb:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _decode(red), _decode(green), _decode(blue)


def _decode(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def linear_to_hex(rgb: LinearRgb) -> str:
    """Channels outside 0 to 1 are clamped."""
    return "#" + "".join(f"{round(255 * _encode(min(1.0, max(0.0, c)))):02x}" for c in rgb)


def _encode(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def hex_to_oklch(color: str) -> Oklch:
    r, g, b = hex_to_linear(color)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def oklch_to_linear(color: Oklch) -> LinearRgb:
    hue = math.radians(color.hue_degrees)
    a, b = color.chroma * math.cos(hue), color.chroma * math.sin(hue)
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def oklch_to_hex(color: Oklch) -> str:
    """A color sRGB cannot show loses chroma, keeping its lightness and hue."""
    return linear_to_hex(oklch_to_linear(into_gamut(color)))


def into_gamut(color: Oklch) -> Oklch:
    if _in_gamut(color):
        return color
    low, high = 0.0, color.chroma
    while high - low > CHROMA_STEP:
        middle = (low + high) / 2
        if _in_gamut(Oklch(color.lightness, middle, color.hue_degrees)):
            low = middle
        else:
            high = middle
    return Oklch(color.lightness, low, color.hue_degrees)


def _in_gamut(color: Oklch) -> bool:
    return all(-GAMUT_TOLERANCE <= c <= 1 + GAMUT_TOLERANCE for c in oklch_to_linear(color))


@cache
def tones(paint_hex: str) -> Tones:
    paint = hex_to_oklch(paint_hex)
    lightness = paint.lightness
    shade = 0.70 + 0.20 * lightness
    lift = 0.50 if lightness > 0.35 else 0.42

    def tone(level: float, chroma: float) -> str:
        return oklch_to_hex(Oklch(level, paint.chroma * chroma, paint.hue_degrees))

    return Tones(
        highlight=tone(min(0.985, lightness + (0.99 - lightness) * lift), 0.42),
        light=tone(min(0.97, lightness + (0.98 - lightness) * 0.20), 0.88),
        base=tone(lightness, 1),
        shade=tone(lightness * shade, 0.96),
        deep=tone(lightness * (shade - 0.20), 0.85),
        darkest=tone(max(0.10, lightness * 0.30), 0.5),
        is_dark=lightness < 0.33,
        is_light=lightness > 0.8,
    )

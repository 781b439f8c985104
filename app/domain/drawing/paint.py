"""The fourteen paints, and the one nearest to a manufacturer's color name."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from app.data.paint_words import (
    FAMILY_PAINTS,
    FINISH_WORDS,
    HUE_WORDS,
    MOOD_WORDS,
    PAINT_PHRASES,
    SHADE_WORDS,
)

PAINTS: Mapping[str, str] = MappingProxyType(
    {
        "white": "#e9ecec",
        "silver": "#b4babf",
        "graphite": "#53595f",
        "black": "#1d2125",
        "green": "#1e4a3b",
        "navy": "#1d355c",
        "sky": "#6a97b5",
        "red": "#9a1b21",
        "orange": "#c2551f",
        "sand": "#b9aa90",
        "sage": "#7f8d79",
        "bronze": "#6a5543",
        "yellow": "#dfb13a",
        "teal": "#1f6a70",
    }
)

UNKNOWN_PAINT = "graphite"

# "White w/Black Roof", "Red / Black": the body comes first.
SECOND_COLOR = re.compile(r"/|\bw/|\bwith\b|\band\b|\+|&")


def paint_for(color_name: str | None, family: str | None) -> str:
    """A paint's name; the color name outranks the family code, and graphite stands for neither."""
    named = _named(color_name or "")
    return named or FAMILY_PAINTS.get((family or "").strip().lower(), UNKNOWN_PAINT)


def _named(color_name: str) -> str | None:
    first, *others = SECOND_COLOR.split(color_name.lower())
    found = _paint_in(_words(first))
    return found or _paint_in(_words(" ".join(others)))


def _words(text: str) -> list[str]:
    return [word.replace("grey", "gray") for word in re.findall(r"[a-z]+", text)]


def _paint_in(words: Sequence[str]) -> str | None:
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    phrase = _last(pairs, PAINT_PHRASES)
    hue = _last(words, HUE_WORDS)
    if phrase:
        return phrase
    if hue:
        return _last(words, SHADE_WORDS.get(hue, {})) or hue
    return _last(words, MOOD_WORDS) or _last(words, FINISH_WORDS)


def _last(words: Sequence[str], meanings: Mapping[str, str]) -> str | None:
    return next((meanings[word] for word in reversed(words) if word in meanings), None)

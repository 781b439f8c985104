"""A feed's words to the codes of `app/data/vocabulary.py`. None: the word is not known."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from app.data.aliases import (
    BODY_WORDS,
    COLOR_PHRASES,
    COLOR_WORDS,
    CONDITION_WORDS,
    DRIVE_WORDS,
    FEATURE_PHRASES,
    FUEL_CODES,
    FUEL_PHRASES,
    PAINT_WORDS,
    STATUS_WORDS,
    TITLE_WORDS,
    TRANSMISSION_CODES,
    TRANSMISSION_PHRASES,
)
from app.domain.enums import Condition, VehicleStatus
from app.domain.normalise.text import plain_words

Lookup = Callable[[str], str | None]

_CACHE = 8192
_LITERS = re.compile(
    r"(?<![\d.])(\d{1,2}\.\d)\d*\s*-?\s*(?:l\b|liter|litre|t\b|l/|,)", re.IGNORECASE
)
_BARE_LITERS = re.compile(r"^(\d\.\d)(?=\s|$)")
_CYLINDERS = re.compile(
    r"\b(?:v|i|h|w|l|inline|straight|flat|boxer|v-|i-|h-|w-)\s?-?(\d{1,2})\b(?![.\d])",
    re.IGNORECASE,
)
_CYLINDERS_SAID = re.compile(r"\b(\d{1,2})[\s-]*cyl", re.IGNORECASE)
_FEATURE_OF = {
    phrase: code
    for code, phrases in FEATURE_PHRASES.items()
    for phrase in (*phrases, code.replace("_", " "))
}
_FEATURES = re.compile(
    r"(?<![a-z])(?:{})(?![a-z])".format(
        "|".join(f"{re.escape(phrase)}s?" for phrase in sorted(_FEATURE_OF, key=len, reverse=True))
    )
)


@lru_cache(maxsize=_CACHE)
def body_code(text: str) -> str | None:
    """`Crew Cab Pickup` and `4dr SUV` too: the whole phrase first, then its last known word."""
    folded = plain_words(text)
    if folded in BODY_WORDS:
        return BODY_WORDS[folded]
    found = None
    parts = folded.split()
    for start in range(len(parts)):
        for end in range(start + 1, min(start + 4, len(parts)) + 1):
            found = BODY_WORDS.get(" ".join(parts[start:end]), found)
    return found


@lru_cache(maxsize=_CACHE)
def drivetrain_code(text: str) -> str | None:
    folded = plain_words(text)
    if folded in DRIVE_WORDS:
        return DRIVE_WORDS[folded]
    for phrase, code in DRIVE_WORDS.items():
        if code and re.search(rf"\b{phrase}\b", folded):
            return code
    return None


@lru_cache(maxsize=_CACHE)
def is_known_drivetrain(text: str) -> bool:
    """Also true for what is known to say too little: "2WD" is front or rear."""
    return plain_words(text) in DRIVE_WORDS or drivetrain_code(text) is not None


@lru_cache(maxsize=_CACHE)
def fuel_code(text: str) -> str | None:
    folded = text.lower()
    if folded in FUEL_CODES:
        return FUEL_CODES[folded]
    return next((code for phrase, code in FUEL_PHRASES if phrase in folded), None)


@lru_cache(maxsize=_CACHE)
def transmission_code(text: str) -> str | None:
    folded = text.lower()
    if folded in TRANSMISSION_CODES:
        return TRANSMISSION_CODES[folded]
    return next((code for phrase, code in TRANSMISSION_PHRASES if phrase in folded), None)


@lru_cache(maxsize=_CACHE)
def condition_of(text: str) -> Condition | None:
    """`BMW Certified` is certified; "2 days left" is no condition."""
    folded = plain_words(text)
    code = CONDITION_WORDS.get(folded)
    if code is None and folded.endswith((" certified", " certified pre owned")):
        code = "certified"
    return Condition(code) if code else None


@lru_cache(maxsize=_CACHE)
def status_of(text: str) -> VehicleStatus | None:
    code = STATUS_WORDS.get(plain_words(text))
    return VehicleStatus(code) if code else None


@lru_cache(maxsize=_CACHE)
def title_brand(text: str) -> str | None:
    """None for a clean title; what is not known is kept as it is written."""
    folded = plain_words(text)
    return TITLE_WORDS.get(folded, folded)


@lru_cache(maxsize=_CACHE)
def color_family(text: str) -> str | None:
    """The family of a paint or trim name; of a two-tone `Ebony / Ivory` the first counts."""
    first = re.split(r"\s*(?:/|\bwith\b|\bw/|\|)\s*", text.lower().strip("/ "), maxsplit=1)[0]
    for phrase, family in COLOR_PHRASES.items():
        if phrase in first:
            return family
    parts = re.findall(r"[a-z'_]+", first)
    named = [COLOR_WORDS[part] for part in parts if part in COLOR_WORDS]
    painted = [PAINT_WORDS[part] for part in parts if part in PAINT_WORDS]
    return named[-1] if named else next(iter(painted), None)


@lru_cache(maxsize=_CACHE)
def displacement_l(engine: str) -> Decimal | None:
    """Liters named in an engine's description, when they are ones a car can have."""
    found = _LITERS.search(engine) or _BARE_LITERS.search(engine)
    liters = Decimal(found[1]) if found else None
    return liters if liters and Decimal("0.4") <= liters <= Decimal(12) else None


@lru_cache(maxsize=_CACHE)
def cylinders(engine: str) -> int | None:
    found = _CYLINDERS.search(engine) or _CYLINDERS_SAID.search(engine)
    count = int(found[1]) if found else 0
    return count if count in (2, 3, 4, 5, 6, 8, 10, 12, 16) else None


def features_of(text: str) -> frozenset[str]:
    """The features of our list that a text of equipment names."""
    folded = re.sub(r"[\u2019`]", "'", text.lower())
    return frozenset(
        _FEATURE_OF.get(phrase) or _FEATURE_OF[phrase.removesuffix("s")]
        for phrase in _FEATURES.findall(folded)
    )

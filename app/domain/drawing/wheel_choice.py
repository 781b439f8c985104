"""Which wheels a car gets, from what is known of it."""

import re

from app.domain.drawing.geometry import WheelKind, body_style

_PLUGGED_IN = frozenset({"electric", "plug_in_hybrid"})
_HIGH_BODIES = frozenset({"suv", "pickup"})
_SPORT = re.compile(
    r"\b(?:sport|st|gt|gti|gts|[12]?ss|si|sti|rs|srt|trd|nismo|amg|performance"
    r"|[nrs] line|type [rs])\b"
)
# Feeds write "Sport Utility 4D" for a body; an off-road package has nothing of a sports car.
_NOT_SPORT = re.compile(r"\bsport utility\b|\boff ?road\b")


def own_wheel(body: str) -> str:
    """The wheel a body is designed with."""
    return body_style(body).wheel.value


def wheel_for(body: str, *, fuel: str | None, drivetrain: str | None, trim: str | None) -> str:
    """The first that fits: cargo, plugged in, four-wheel drive, sport, the body's own."""
    words = " ".join(re.findall(r"[a-z0-9]+", (trim or "").lower()))
    if body == "van" and re.search(r"\bcargo\b", words):
        return WheelKind.steel.value
    if fuel in _PLUGGED_IN:
        return WheelKind.turbine.value
    if body in _HIGH_BODIES and drivetrain == "4wd":
        return WheelKind.truck.value
    return WheelKind.five.value if _is_sport(words) else own_wheel(body)


def _is_sport(words: str) -> bool:
    """The sportiest Golf has a trim of one letter."""
    return words == "r" or (bool(_SPORT.search(words)) and not _NOT_SPORT.search(words))

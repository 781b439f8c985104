"""Vehicle identification numbers: ISO 3779 and 49 CFR 565."""

from enum import StrEnum

LENGTH = 17
FIRST_YEAR_OF_17 = 1981

_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), 1, 2, 3, 4, 5, 7, 9, *range(2, 10)), strict=True)
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789"
_FIRST_CYCLE = 1980
_NEVER_IN_A_VIN = str.maketrans("IOQ", "100")


class Region(StrEnum):
    africa = "africa"
    asia = "asia"
    europe = "europe"
    north_america = "north_america"
    oceania = "oceania"
    south_america = "south_america"


def normalise_vin(text: str) -> str:
    """Upper case without spaces and hyphens: what people and feeds put around and inside a VIN."""
    return "".join(char for char in text.upper() if char.isalnum() or char in "*?")


def has_vin_shape(vin: str) -> bool:
    """17 letters and digits without I, O and Q; says nothing about the check digit."""
    return len(vin) == LENGTH and all(char in _VALUES for char in vin)


def check_digit(vin: str) -> str:
    """What position 9 should be. Raises ValueError for what has not the shape of a VIN."""
    if not has_vin_shape(vin):
        raise ValueError("a VIN has 17 letters and digits without I, O and Q")
    total = sum(_VALUES[char] * weight for char, weight in zip(vin, _WEIGHTS, strict=True))
    remainder = total % 11
    return "X" if remainder == 10 else str(remainder)


def is_valid(vin: str) -> bool:
    return has_vin_shape(vin) and check_digit(vin) == vin[8]


def region(vin: str) -> Region | None:
    """Where the maker is registered, by the first characters; None where they belong to nobody."""
    first, second = vin[:1], vin[1:2]
    if first in tuple("12345") or (
        first == "7" and second in tuple("FGHJKLMNPRSTUVWXYZ0123456789")
    ):
        return Region.north_america
    if first in tuple("67"):
        return Region.oceania
    if first in tuple("89"):
        return Region.south_america
    for letters, place in (
        ("ABC", Region.africa),
        ("DEFGHJKLMNPR", Region.asia),
        ("STUVWXYZ", Region.europe),
    ):
        if first and first in letters:
            return place
    return None


def must_have_check_digit(vin: str) -> bool:
    """North America demands it; elsewhere position 9 may be anything."""
    return region(vin) is Region.north_america


def model_year(vin: str) -> int | None:
    """The year of position 10; position 7 tells the cycle (a digit: to 2009, a letter: from 2010).

    Holds for cars, vans and trucks up to 10,000 lb built for North America.
    """
    if not has_vin_shape(vin) or vin[9] not in _YEAR_CODES:
        return None
    year = _FIRST_CYCLE + _YEAR_CODES.index(vin[9])
    return year if vin[6].isdigit() else year + 30


def read_as_digits(vin: str) -> str:
    """The VIN with I, O and Q read as the digits they are mistaken for."""
    return vin.translate(_NEVER_IN_A_VIN)

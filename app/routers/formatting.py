"""How values read in a page: the Jinja filters."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from app.data import vocabulary
from app.domain.hours import clock
from app.domain.money import format_usd
from app.schemas.store import LocationRead
from app.services import search_words

LABELS: Mapping[str, Mapping[str, str]] = {
    **search_words.LABELS,
    "drivetrain_short": vocabulary.DRIVETRAIN_SHORT,
}
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def money(amount: Decimal) -> str:
    return format_usd(amount)


def dollars(amount: Decimal) -> str:
    """Whole dollars: what a figure that begins with "about" shows."""
    return format_usd(amount, with_cents=False)


def exact(amount: Decimal) -> str:
    """Always with cents: a disclosure."""
    return format_usd(amount, with_cents=True)


def number(value: int | Decimal) -> str:
    return f"{value:,}"


def miles(mileage_mi: int) -> str:
    return f"{mileage_mi:,} mi"


def day(value: date) -> str:
    """November 21"""
    return f"{value:%B} {value.day}"


def long_day(value: date) -> str:
    """November 21, 2026"""
    return f"{value:%B} {value.day}, {value.year}"


def when(value: datetime) -> str:
    """November 21, 2:45 pm"""
    return f"{day(value)}, {clock(value.hour * 60 + value.minute)}"


def phone_link(phone: str) -> str:
    """The digits of a US phone number behind `tel:`."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"tel:+{digits}" if len(digits) == 11 else f"tel:+1{digits}"


def street_line(location: LocationRead) -> str:
    """Street and city, as far as they are known."""
    return ", ".join(part for part in (location.street, location.city) if part)


def city_line(location: LocationRead) -> str:
    """Portland, OR 97217"""
    region = f"{location.state} {location.postal_code}".strip()
    return ", ".join(part for part in (location.city, region) if part)


def count_of(count: int, one: str, many: str = "") -> str:
    """1 car, 1,204 cars"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """Small numbers as words, the rest as digits."""
    return _NUMBER_WORDS[count] if 0 <= count < len(_NUMBER_WORDS) else f"{count:,}"


def label(list_name: str, code: str | None) -> str:
    """The display name of a code; a code no list knows stands for itself."""
    if code is None:
        return ""
    return LABELS[list_name].get(code, code.replace("_", " ").capitalize())

import re
import unicodedata
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator

T = TypeVar("T")
_AMOUNT = re.compile(r"\$?\s*(\d[\d,]*)(?:\.0+)?\s*(k?)\s*(?:mi|miles)?", re.IGNORECASE)


def not_null(value: T | None) -> T | None:
    if value is None:
        raise ValueError("Leave this out to keep it, or give it a value; null is neither.")
    return value


# A field of a change: absent keeps what is stored, null is refused before it meets NOT NULL.
Omittable: TypeAlias = Annotated[T | None, AfterValidator(not_null)]


def without_control_characters(value: str) -> str:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise ValueError("Leave out control characters.")
    return value


# Comes after Field(max_length=…), which else says "too many choices" of a long text.
PLAIN = AfterValidator(without_control_characters)


def amount_as_typed(value: object) -> object:
    """`$30,000`, `30k`, `40,000 mi` to digits; validation refuses the rest."""
    if not isinstance(value, str):
        return value
    match = _AMOUNT.fullmatch(value.strip())
    if match is None:
        return value
    digits, thousands = match.groups()
    return f"{digits.replace(',', '')}{'000' if thousands else ''}"

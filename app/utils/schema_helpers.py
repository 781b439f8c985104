import re
import unicodedata

_AMOUNT = re.compile(r"\$?\s*(\d[\d,]*)(?:\.0+)?\s*(k?)\s*(?:mi|miles)?", re.IGNORECASE)


def amount_as_typed(value: object) -> object:
    """`$30,000`, `30k`, `40,000 mi` to digits; validation refuses the rest."""
    if not isinstance(value, str):
        return value
    match = _AMOUNT.fullmatch(value.strip())
    if match is None:
        return value
    digits, thousands = match.groups()
    return f"{digits.replace(',', '')}{'000' if thousands else ''}"


def without_control_characters(value: str) -> str:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise ValueError("Leave out control characters.")
    return value

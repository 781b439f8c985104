import re
from datetime import date, datetime
from decimal import Decimal

MILES_PER_KM = Decimal("0.621371")
US_PER_IMPERIAL_GALLON = Decimal("0.832674")

# Digits, or groups of three: what else a comma may mean is not guessed.
_WHOLE = r"(?:\d{1,3}(?:[,\s]\s?\d{3})+|\d+)"
_AMOUNT = re.compile(
    rf"(?:usd|us\$|\$|£|€|cad|gbp|eur)?\s*(-?{_WHOLE}(?:\.\d+)?|\.\d+)\s*(usd|gbp|eur|cad|\$|£|€)?",
    re.IGNORECASE,
)
_MAYBE_THOUSANDS = re.compile(r"[^\d.,]*\d{1,3}\.\d{3}[^\d.,]*")
_DISTANCE = re.compile(
    rf"({_WHOLE}(?:\.\d+)?)\s*(miles|mile|mi|kilometers|kilometres|kms|km|k)?\.?", re.IGNORECASE
)
_DATE_FORMATS = (
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%m-%d-%Y",
    "%b %d, %Y",
    "%d %b %Y",
)


def read_amount(text: str) -> Decimal | None:
    """`$52,781 `, `12995.00`, `15395 GBP`: the figure; None for what is no single amount."""
    found = _AMOUNT.fullmatch(text)
    return _decimal(found[1]) if found else None


def may_be_thousands(text: str) -> bool:
    """`12.995` is 12,995 where the point parts thousands, and hardly 13 anywhere."""
    return _MAYBE_THOUSANDS.fullmatch(text) is not None


def foreign_currency(text: str) -> str | None:
    """The currency an amount names when it is not the US dollar."""
    for sign, code in (("£", "GBP"), ("gbp", "GBP"), ("€", "EUR"), ("eur", "EUR"), ("cad", "CAD")):
        if sign in text.lower():
            return code
    return None


def read_miles(text: str, unit: str | None = None) -> int | None:
    """`23,173 mi`, `88410 Miles`, `10k`; kilometers are turned into miles. None for no distance."""
    found = _DISTANCE.fullmatch(text)
    if not found or may_be_thousands(text):
        return None
    amount = _decimal(found[1])
    said = (found[2] or unit or "").lower()
    if said == "k":
        amount *= 1000
    elif said.startswith("k"):
        amount *= MILES_PER_KM
    return int(amount.to_integral_value())


def read_decimal(text: str) -> Decimal | None:
    """The first number of a text: `2.0L`, `5.3 liters`."""
    found = re.search(r"\d+(?:\.\d+)?|\.\d+", text)
    return Decimal(found[0]) if found else None


def combined_mpg(city: int | None, highway: int | None) -> int | None:
    """EPA's: 55 percent city, 45 percent highway, weighed by the fuel and not by the miles."""
    if not city or not highway:
        return None
    return int(Decimal(1) / (Decimal("0.55") / city + Decimal("0.45") / highway) + Decimal("0.5"))


def read_year(text: str) -> int | None:
    """Four digits, or two as people write them: 00 to 27 are of this century."""
    digits = text.removesuffix(".0")
    if digits.isascii() and digits.isdigit() and len(digits) == 4:
        return int(digits)
    if digits.isascii() and digits.isdigit() and len(digits) == 2:
        return int(digits) + (2000 if int(digits) <= 27 else 1900)
    return None


def read_date(text: str) -> date | None:
    """ISO, American and a few more ways to write a day; the time of day is dropped."""
    day = re.split(r"[T ](?=\d{1,2}:)", text, maxsplit=1)[0].strip()
    for pattern in _DATE_FORMATS:
        try:
            return datetime.strptime(day, pattern).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def read_postal_code(text: str) -> str | None:
    """Five digits, with the leading zeros a spreadsheet dropped; None for address words."""
    digits = text.removesuffix(".0")
    if re.fullmatch(r"\d{5}(-\d{4})?", digits):
        return digits
    if re.fullmatch(r"\d{3,4}", digits):
        return digits.zfill(5)
    if re.fullmatch(r"\d{8}", digits):
        return digits.zfill(9)[:5]
    return None


def _decimal(figure: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", figure))

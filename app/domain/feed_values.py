"""Reads the cells of one row by what they mean, and collects what is wrong with them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape

from app.data.aliases import NO_PRICE_WORDS, YES
from app.domain import vin as vins
from app.domain.enums import Condition, VehicleStatus
from app.domain.normalise import numbers, words
from app.domain.normalise.names import VehicleName
from app.domain.normalise.text import clean, name_key, without_tags

FIRST_YEAR = 1886
HIGHEST_PRICE = Decimal(100_000_000)
MOST_MILES = 10_000_000
ODD_MILES = 500_000
LONGEST_DESCRIPTION = 20_000
LONGEST_URL = 2000
MOST_PHOTOS = 100
LONGEST_COLOR_NAME = 80
_RAW_SHOWN = 200
_URL_BREAK = re.compile(r"[|;\s]+|,(?=\s*https?://)")
_DAYS_FROM = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    field: str
    code: str
    message: str
    raw_value: str | None
    is_error: bool


@dataclass(frozen=True, slots=True)
class ColorSaid:
    name: str | None
    family: str | None


class Cells:
    """One row. Methods return None for what is missing; what cannot be used is also noted."""

    __slots__ = ("_columns", "_row", "is_rejected", "problems")

    def __init__(self, columns: Mapping[str, Sequence[int]], row: Sequence[str]) -> None:
        self._columns = columns
        self._row = row
        self.problems: list[Finding] = []
        self.is_rejected = False

    def warn(self, field: str, code: str, message: str, raw: str | None = None) -> None:
        shown = raw[:_RAW_SHOWN] if raw else None
        self.problems.append(Finding(field, code, message, shown, is_error=False))

    def reject(self, field: str, code: str, message: str, raw: str | None = None) -> None:
        shown = raw[:_RAW_SHOWN] if raw else None
        self.problems.append(Finding(field, code, message, shown, is_error=True))
        self.is_rejected = True

    def all(self, field: str) -> list[str]:
        texts = []
        for index in self._columns.get(field, ()):
            text = clean(self._row[index]) if index < len(self._row) else None
            if text is not None:
                texts.append(text)
        return texts

    def first(self, field: str) -> str | None:
        for index in self._columns.get(field, ()):
            text = clean(self._row[index]) if index < len(self._row) else None
            if text is not None:
                return text
        return None

    def text(self, field: str, *, limit: int) -> str | None:
        text = self.first(field)
        if text is not None and len(text) > limit:
            self.warn(field, "cut", f"Longer than {limit} characters; the rest was cut off.", text)
            return text[:limit].rstrip()
        return text

    def required(self, field: str) -> str | None:
        text = self.first(field)
        if text is None:
            self.reject(field, "missing", f"The row does not say the {field}.")
        return text

    def year(self, latest: int) -> int | None:
        text = self.required("year")
        if text is None:
            return None
        year = numbers.read_year(text)
        if year is None:
            self.reject("year", "not_a_year", f"{text[:40]!r} is not a year.", text)
        elif not FIRST_YEAR <= year <= latest:
            message = f"The year {year} is not between {FIRST_YEAR} and {latest}."
            self.reject("year", "year_out_of_range", message, text)
            return None
        return year

    def vin(self, year: int) -> str | None:
        raw = self.first("vin")
        if raw is None:
            return None
        vin = vins.normalise_vin(raw)
        if vins.has_vin_shape(vin):
            return self._checked_vin(vin, year, raw)
        reread = vins.read_as_digits(vin)
        if vins.is_valid(reread):
            message = f"Read as {reread}: a VIN has no I, O or Q, and so its check digit is right."
            self.warn("vin", "vin_reread", message, raw)
            return reread
        if year < vins.FIRST_YEAR_OF_17 and 0 < len(vin) <= vins.LENGTH and vin.isalnum():
            self.warn(
                "vin",
                "vin_before_1981",
                "Taken as it is: cars before 1981 have no 17-digit VIN.",
                raw,
            )
            return vin
        self.reject("vin", "vin_malformed", _why_no_vin(vin, year), raw)
        return None

    def _checked_vin(self, vin: str, year: int, raw: str) -> str | None:
        expected = vins.check_digit(vin)
        if expected != vin[8]:
            message = f"VIN {vin} fails its check digit: expected {expected}, found {vin[8]}."
            if vins.must_have_check_digit(vin) and year >= vins.FIRST_YEAR_OF_17:
                self.reject("vin", "vin_check_digit", message, raw)
                return None
            self.warn("vin", "vin_check_digit", message, raw)
        elif vins.must_have_check_digit(vin):
            coded = vins.model_year(vin)
            if coded is not None and abs(coded - year) not in (0, 30):
                message = f"The VIN says model year {coded}, the row says {year}."
                self.warn("year", "year_differs_from_vin", message, str(year))
        return vin

    def stock_number(self, *, has_vin: bool) -> str | None:
        text = (self.first("stock_number") or "").upper()
        if len(text) <= 40:
            return text or None
        message = "A stock number has at most 40 characters."
        if has_vin:
            self.warn("stock_number", "stock_number_too_long", message, text)
        else:
            self.reject("stock_number", "stock_number_too_long", message, text)
        return None

    def check_names(self, name: VehicleName) -> None:
        """Makes and models are found by their letters and digits, so they must have some."""
        for field, said, limit in (("make", name.make, 60), ("model", name.model, 80)):
            folded = name_key(said)
            if not folded:
                self.reject(field, "unreadable", f"No {field} can be read in {said[:40]!r}.", said)
            elif max(len(folded), len(said)) > limit:
                message = f"A {field} has at most {limit} characters."
                self.reject(field, "too_long", message, said)

    def check_model(self, name: VehicleName, model: str) -> None:
        if not name.says_model:
            message = f"{model[:60]!r} is no model; listed as {name.model!r}."
            self.warn("model", "model_unknown", message, model)

    def condition(self) -> Condition | None:
        said = [found for found in map(words.condition_of, self.all("condition")) if found]
        condition = said[0] if said else None
        certified = (self.first("certified") or "").lower()
        if condition is not Condition.new and (
            certified in YES or words.condition_of(certified) is Condition.certified
        ):
            return Condition.certified
        return condition

    def body(self) -> str | None:
        return self._known("body", words.body_code)

    def fuel(self) -> str | None:
        return self._known("fuel", words.fuel_code)

    def drivetrain(self) -> str | None:
        text = self.first("drivetrain")
        if text is None:
            return None
        if not words.is_known_drivetrain(text):
            self.warn("drivetrain", "unknown_word", f"No drivetrain is called {text[:60]!r}.", text)
        return words.drivetrain_code(text)

    def transmission(self) -> tuple[str | None, str | None]:
        name = self.text("transmission", limit=80)
        return self._known("transmission", words.transmission_code), name

    def _known(self, field: str, code_of: words.Lookup) -> str | None:
        for text in self.all(field):
            code = code_of(text)
            if code is not None:
                return code
            if text.lower() != "other":
                self.warn(field, "unknown_word", f"No {field} is called {text[:60]!r}.", text)
        return None

    def color(self, field: str) -> ColorSaid:
        name = self.text(field, limit=LONGEST_COLOR_NAME)
        if name is None or name.lower() == "no_color":
            return ColorSaid(None, None)
        family = words.color_family(name)
        if family is None and field == "exterior_color":
            self.warn(field, "unknown_color", f"The paint {name!r} belongs to no color.", name)
        return ColorSaid(name, family)

    def price(self, field: str) -> Decimal | None:
        for text in self.all(field):
            if numbers.may_be_thousands(text):
                message = f"{text[:60]!r} may have three decimals or thousands; taken as no price."
                self.warn(field, "ambiguous_price", message, text)
                continue
            if text.lower() in NO_PRICE_WORDS:
                self.warn(field, "no_price", "The feed names no price.", text)
                continue
            amount = self._amount(field, text)
            if amount is not None:
                return amount
        return None

    def _amount(self, field: str, text: str) -> Decimal | None:
        amount = numbers.read_amount(text)
        if amount is None:
            self.warn(field, "not_an_amount", f"{text[:60]!r} is not an amount of money.", text)
            return None
        if amount < 0 or amount >= HIGHEST_PRICE:
            self.warn(field, "amount_out_of_range", "No car costs that; taken as no price.", text)
            return None
        currency = numbers.foreign_currency(text)
        if currency:
            self.warn(
                field,
                "foreign_currency",
                f"The amount is in {currency}, taken as US dollars.",
                text,
            )
        rounded = amount.quantize(Decimal("0.01"))
        return rounded if rounded > 0 else None

    def mileage(self) -> int | None:
        text = self.first("mileage")
        if text is None:
            return None
        miles = numbers.read_miles(text, self.first("mileage_unit"))
        if miles is None or miles > MOST_MILES:
            self.warn("mileage", "not_a_mileage", f"{text[:60]!r} is not a mileage.", text)
            return None
        if miles > ODD_MILES:
            self.warn(
                "mileage", "odd_mileage", f"{miles:,} miles is more than cars run; kept.", text
            )
        return miles

    def count(self, field: str, *, most: int) -> int | None:
        text = self.first(field)
        if text is None:
            return None
        number = numbers.read_decimal(text)
        if number is None or number > most:
            self.warn(field, "not_a_number", f"{text[:60]!r} is not a number up to {most}.", text)
            return None
        return round(number) or None

    def liters(self) -> Decimal | None:
        text = self.first("displacement")
        liters = numbers.read_decimal(text) if text else None
        if text is None or liters == 0:
            return None
        if liters is not None and liters > 600:
            liters = liters / 1000
        if liters is None or not Decimal("0.4") <= liters <= 12:
            self.warn(
                "displacement", "not_a_size", f"{text[:60]!r} is no engine size in liters.", text
            )
            return None
        return round(liters, 1)

    def title_brand(self) -> str | None:
        text = self.text("title_brand", limit=40)
        return words.title_brand(text) if text else None

    def status(self) -> VehicleStatus | None:
        said = [found for found in map(words.status_of, self.all("status")) if found]
        return said[0] if said else None

    def location(self, known: Collection[str]) -> str | None:
        text = self.first("location")
        if text is None or text.lower() in known:
            return text and text.lower()
        self.warn("location", "unknown_location", f"There is no location {text[:60]!r}.", text)
        return None

    def listed_on(self, latest_year: int) -> date | None:
        text = self.first("listed_on")
        day = numbers.read_date(text) if text else None
        if text and (day is None or not _DAYS_FROM <= day <= date(latest_year, 12, 31)):
            self.warn("listed_on", "not_a_date", f"{text[:60]!r} is not a date.", text)
            return None
        return day

    def description(self) -> str | None:
        text = self.first("description")
        if text is None:
            return None
        plain = clean(without_tags(unescape(text)))
        return plain[:LONGEST_DESCRIPTION] if plain else None

    def features(self) -> tuple[str, ...]:
        found: set[str] = set()
        for text in self.all("features"):
            found |= words.features_of(text)
        return tuple(sorted(found))

    def photo_urls(self) -> tuple[str, ...]:
        urls: dict[str, None] = {}
        for text in self.all("photos"):
            for url in _URL_BREAK.split(text):
                if _is_web_address(url):
                    urls[url.strip(",")] = None
                elif url.strip(","):
                    self.warn(
                        "photos",
                        "not_a_url",
                        "A photo address must begin with http:// or https://.",
                        url,
                    )
        return tuple(urls)[:MOST_PHOTOS]

    def postal_code(self) -> str | None:
        text = self.first("postal_code")
        code = numbers.read_postal_code(text) if text else None
        if text and code is None:
            self.warn("postal_code", "not_a_postal_code", f"{text[:60]!r} is not a ZIP code.", text)
        return code


def _is_web_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and len(url.encode()) <= LONGEST_URL


def _why_no_vin(vin: str, year: int) -> str:
    if len(vin) != vins.LENGTH:
        return f"VIN {vin[:30]!r} has {len(vin)} characters; a car of {year} has 17."
    wrong = (
        ", ".join(sorted({char for char in vin if char in "IOQ" or not char.isalnum()})) or "marks"
    )
    return f"VIN {vin!r} has characters that no VIN has: {wrong}."

"""Which rows of a feed are the same car, today and tomorrow."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.domain.normalise.text import clean
from app.domain.text import slugify
from app.domain.vin import normalise_vin

Columns = Mapping[str, Sequence[int]]

# What stays the same as long as a car is on the lot.
_FIXED = (
    "year",
    "make",
    "model",
    "trim",
    "exterior_color",
    "interior_color",
    "transmission",
    "fuel",
    "engine",
    "displacement",
)
_NAMELESS = "d:"


def row_key(columns: Columns, row: Sequence[str]) -> str:
    """What makes two rows the same car: VIN, else stock number, else everything they say."""
    for name, mark in (("vin", "v"), ("stock_number", "s")):
        for text in _texts(columns, row, name):
            return f"{mark}:{normalise_vin(text) if mark == 'v' else text.upper()}"
    return f"{_NAMELESS}{_digest(cell.strip() for cell in row)}"


def is_nameless(key: str) -> bool:
    """Whether a row, by its key, has neither VIN nor stock number."""
    return key.startswith(_NAMELESS)


class StockNumbers:
    """Makes stock numbers for the rows of a file that have neither VIN nor stock number.

    A number is a digest of what does not change on a car (year, make, model, trim, colors,
    transmission, fuel, engine) and its place among the rows that agree in all of that, in the
    order of the file. A new price or mileage finds the same car again, and so does any order of
    cars that differ. Twins are told apart by their order alone: when one is sold or the file is
    sorted by price, the following twins take each other's number, so the stock counts right
    while their histories mix.
    """

    def __init__(self, source: str, columns: Columns) -> None:
        self._source = source
        self._columns = columns
        self._seen: Counter[str] = Counter()

    def next_for(self, row: Sequence[str]) -> str:
        """For each distinct row once, in the order of the file."""
        said = (
            " ".join(_texts(self._columns, row, name)).casefold() if name in self._columns else ""
            for name in _FIXED
        )
        digest = _digest((self._source, *said)).upper()
        self._seen[digest] += 1
        return f"{slugify(self._source, limit=20).upper()}-{digest}-{self._seen[digest]}"


def _texts(columns: Columns, row: Sequence[str], field: str) -> list[str]:
    cells = (clean(row[index]) for index in columns.get(field, ()) if index < len(row))
    return [cell for cell in cells if cell is not None]


def _digest(parts: Iterable[str]) -> str:
    joined = "\x1f".join(parts)
    return hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=6).hexdigest()

"""Guesses about a table in a text file."""

import codecs
import csv
from collections.abc import Sequence
from itertools import islice

from app.domain.feed import FIELD_OF
from app.domain.normalise.text import name_key

DELIMITERS = (",", ";", "\t", "|")
_ROWS_LOOKED_AT = 20


def encoding_of(sample: bytes, *, is_whole: bool) -> str:
    """By byte order mark; else UTF-8 when the sample is that, else Windows-1252."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
    try:
        decoder.decode(sample, final=is_whole)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def choose_delimiter(beginning: str) -> str:
    """The one under which the header names most columns we know; then the one with most columns."""
    return max(DELIMITERS, key=lambda delimiter: _score(beginning, delimiter))


def _score(beginning: str, delimiter: str) -> tuple[int, int, int]:
    lines = beginning.splitlines(keepends=True)
    complete = lines[:-1] or lines
    try:
        rows = list(islice(csv.reader(complete, delimiter=delimiter), _ROWS_LOOKED_AT))
    except csv.Error:
        return (0, 0, 0)
    rows = [row for row in rows if not is_blank(row)]
    if not rows:
        return (0, 0, 0)
    known = sum(name_key(cell) in FIELD_OF for cell in rows[0])
    as_wide = sum(len(row) == len(rows[0]) for row in rows)
    return (known, as_wide if len(rows[0]) > 1 else 0, len(rows[0]))


def is_blank(cells: Sequence[str]) -> bool:
    return not any(cell and not cell.isspace() for cell in cells)

"""Opens the file of a feed: compression, encoding and delimiter are found out, rows stream."""

import codecs
import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

from app.domain.delimited import choose_delimiter, encoding_of, is_blank
from app.domain.errors import BadFeed

SAMPLE_BYTES = 256 * 1024
LARGEST_FILE = 4 * 1024**3
LONGEST_CELL = 1024 * 1024
LONGEST_LINE = 8 * 1024 * 1024
MOST_COLUMNS = 500
_GZIP = b"\x1f\x8b"
_UNREADABLE = (OSError, EOFError, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """`number` counts records as a spreadsheet does: the header is row 1."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class FeedFile:
    """How to read a file; `rows` can be called more than once."""

    path: Path
    encoding: str
    delimiter: str

    def rows(self) -> Iterator[NumberedRow]:
        """Header first. Blank lines are left out. Raises BadFeed for what is no table."""
        csv.field_size_limit(LONGEST_CELL)
        with _open(self.path) as stream:
            text = TextIOWrapper(stream, self.encoding, errors=self._errors(), newline="")
            reader = csv.reader(_lines(text), delimiter=self.delimiter)
            number = 0
            try:
                for cells in reader:
                    if number == 0 and _is_hint(cells):
                        continue
                    number += 1
                    if not is_blank(cells):
                        yield _checked(NumberedRow(number, cells))
            except csv.Error as error:
                detail = f"The table cannot be read after line {reader.line_num}: {error}."
                raise BadFeed(detail=detail) from error
            except UnicodeDecodeError as error:
                raise BadFeed(detail=f"The file is not all {self.encoding} text.") from error
            except _UNREADABLE as error:
                raise BadFeed(detail=f"The file breaks off or is damaged: {error}.") from error

    def _errors(self) -> str:
        return "replace" if self.encoding == "cp1252" else "strict"


def open_feed(path: Path) -> FeedFile:
    """Reads the beginning only. Raises BadFeed when there is nothing to read."""
    sample = _sample(path)
    if not sample.strip(b"\x00 \t\r\n"):
        raise BadFeed(detail="The file is empty.")
    if sample.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise BadFeed(detail="This is a spreadsheet or document; save it as CSV first.")
    encoding = encoding_of(sample, is_whole=len(sample) < SAMPLE_BYTES)
    if encoding == "utf-8-sig" and not _is_all(path, encoding):
        encoding = "cp1252"
    beginning = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    return FeedFile(path, encoding, choose_delimiter(beginning.replace("\x00", "")))


def _sample(path: Path) -> bytes:
    try:
        with _open(path) as stream:
            return stream.read(SAMPLE_BYTES)
    except FileNotFoundError as error:
        raise BadFeed(detail=f"There is no file {path.name!r}.") from error
    except _UNREADABLE as error:
        raise BadFeed(detail=f"The file cannot be read: {error}.") from error


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        is_gzip = stream.read(2) == _GZIP
    return cast(BinaryIO, gzip.open(path, "rb")) if is_gzip else path.open("rb")


def _is_all(path: Path, encoding: str) -> bool:
    """Whether the whole file decodes; a byte far down can show that it is older than UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    size = 0
    try:
        with _open(path) as stream:
            while block := stream.read(SAMPLE_BYTES):
                decoder.decode(block)
                size += len(block)
                if size > LARGEST_FILE:
                    raise BadFeed(detail=f"The file holds more than {LARGEST_FILE // 1024**3} GB.")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    except _UNREADABLE as error:
        raise BadFeed(detail=f"The file breaks off or is damaged: {error}.") from error
    return True


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(("\r", "\n")):
            raise BadFeed(detail=f"A line is longer than {LONGEST_LINE // 1024**2} MB.")
        yield line.replace("\x00", "") if "\x00" in line else line


def _is_hint(cells: list[str]) -> bool:
    """`sep=;`, which spreadsheets write above the header for each other."""
    return bool(cells) and cells[0].lower().startswith("sep=")


def _checked(row: NumberedRow) -> NumberedRow:
    if len(row.cells) > MOST_COLUMNS:
        raise BadFeed(detail=f"Row {row.number} has more than {MOST_COLUMNS} columns.")
    return row

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cursor import (
    LARGEST_ID,
    SortKey,
    read_cursor,
    read_id,
    read_sort_key,
    write_cursor,
)
from app.domain.errors import BadCursor


def packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def test_what_was_written_is_read() -> None:
    assert read_cursor(write_cursor("abc", "27980.00", 7), 3) == ["abc", "27980.00", 7]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "zzz",
        "🚗",
        packed([1, 2]),
        packed({"a": 1}),
        packed([True]),
        packed([None]),
        packed([1.5]),
        packed([[1]]),
        base64.urlsafe_b64encode(b"9" * 5000).decode(),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
    ],
)
def test_what_was_not_written_here_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        read_cursor(cursor, 1)


@given(st.text(max_size=60))
def test_no_text_is_more_than_refused(cursor: str) -> None:
    try:
        parts = read_cursor(cursor, 1)
    except BadCursor:
        return
    assert type(parts[0]) in (str, int)


@pytest.mark.parametrize("part", ["7", 0, -1, LARGEST_ID + 1])
def test_an_id_is_a_number_that_a_column_holds(part: str | int) -> None:
    with pytest.raises(BadCursor):
        read_id(part)


@pytest.mark.parametrize(
    ("part", "read"),
    [
        ("1e999999", Decimal),
        ("NaN", Decimal),
        ("inf", float),
        ("9" * 40, int),
        ("abc", int),
        ("9" * 5000, int),
        ("99999-01-01", datetime.fromisoformat),
        ("2026-11-21T10:00:00", datetime.fromisoformat),
    ],
)
def test_a_key_that_no_column_holds_is_refused(part: str, read: Callable[[str], SortKey]) -> None:
    with pytest.raises(BadCursor):
        read_sort_key(part, read)


def test_keys_come_back_as_they_were() -> None:
    moment = datetime(2026, 11, 21, 10, 30, 0, 123456, tzinfo=UTC)

    assert read_sort_key("9999999999.99", Decimal) == Decimal("9999999999.99")
    assert read_sort_key(moment.isoformat(), datetime.fromisoformat) == moment

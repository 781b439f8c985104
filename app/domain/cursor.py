"""Where a keyset page ends, as a text that a client hands back unread."""

import base64
import binascii
import json
import math
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from app.domain.errors import BadCursor

LARGEST_ID = 2**63 - 1
# Wider than any price, mileage or year, and still what every numeric column takes.
_LARGEST_NUMBER = 10**12

SortKey = datetime | Decimal | int | float


def write_cursor(*parts: str | int) -> str:
    packed = json.dumps(parts, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def read_cursor(cursor: str, length: int) -> list[str | int]:
    """The parts that were written. Raises BadCursor for anything else."""
    packed = cursor.encode("ascii", "replace")
    try:
        parts = json.loads(base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise BadCursor(field="cursor") from error
    if not isinstance(parts, list) or len(parts) != length:
        raise BadCursor(field="cursor")
    # type(), not isinstance(): true is an int to Python and no id to PostgreSQL.
    if any(type(part) not in (str, int) for part in parts):
        raise BadCursor(field="cursor")
    return parts


def read_id(part: str | int) -> int:
    if isinstance(part, str) or not 0 < part <= LARGEST_ID:
        raise BadCursor(field="cursor")
    return part


def read_sort_key(part: str | int, read: Callable[[str], SortKey]) -> SortKey:
    """A key as `str()` or `isoformat()` wrote it. Raises BadCursor for what no column holds."""
    try:
        key = read(str(part))
    except (ValueError, ArithmeticError) as error:
        raise BadCursor(field="cursor") from error
    if isinstance(key, datetime):
        is_possible = key.tzinfo is not None
    else:
        is_possible = math.isfinite(key) and -_LARGEST_NUMBER <= key <= _LARGEST_NUMBER
    if not is_possible:
        raise BadCursor(field="cursor")
    return key

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One keyset page of `total` rows; `next_cursor` is None on the last page."""

    items: Sequence[T]
    total: int
    next_cursor: str | None

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What a dealership is called and how it estimates; `default_apr` is a percent per year."""

    name: str
    short_name: str
    phone: str
    doc_fee: Decimal
    default_down_payment: Decimal
    default_term_months: int
    default_apr: Decimal


@dataclass(frozen=True, slots=True)
class LocationFacts:
    """A rooftop; `hours` maps "mon".."sun" to (opens, closes) in minutes after local midnight."""

    code: str
    name: str
    street: str
    city: str
    state: str
    postal_code: str
    phone: str
    time_zone: str
    hours: Mapping[str, tuple[int, int]]
    latitude: Decimal | None = None
    longitude: Decimal | None = None

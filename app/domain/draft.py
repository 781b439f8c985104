from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.enums import Condition, VehicleStatus

SpecValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class PricePoint:
    """What a car cost from a day on."""

    on: date
    price: Decimal


@dataclass(frozen=True, slots=True)
class VehicleDraft:
    """A car as a feed, a form or the demo describes it, normalised but not yet stored.

    Lists (body, drivetrain, fuel, transmission, colors, features) hold codes of
    `app/data/vocabulary.py`; make and model are display names. None means "not said" and
    leaves what is stored as it is; a new car of which nothing is said is used and available.
    """

    year: int
    make: str
    model: str
    vin: str | None = None
    stock_number: str | None = None
    trim: str | None = None
    condition: Condition | None = None
    body: str | None = None
    drivetrain: str | None = None
    fuel: str | None = None
    transmission: str | None = None
    transmission_name: str | None = None
    engine: str | None = None
    cylinders: int | None = None
    displacement_l: Decimal | None = None
    exterior_color: str | None = None
    exterior_color_name: str | None = None
    interior_color: str | None = None
    interior_color_name: str | None = None
    mileage_mi: int | None = None
    price: Decimal | None = None
    msrp: Decimal | None = None
    doors: int | None = None
    seats: int | None = None
    mpg_city: int | None = None
    mpg_highway: int | None = None
    mpg_combined: int | None = None
    title_brand: str | None = None
    status: VehicleStatus | None = None
    location_code: str | None = None
    listed_on: date | None = None
    description: str | None = None
    features: tuple[str, ...] = ()
    photo_urls: tuple[str, ...] = ()
    price_history: tuple[PricePoint, ...] = ()
    specs: Mapping[str, SpecValue] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)

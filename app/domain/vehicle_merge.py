"""What a draft changes on a car that is already in the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.draft import SpecValue, VehicleDraft
from app.domain.enums import HELD_STATUSES, Condition, VehicleStatus
from app.domain.money import cents

ColumnValue = str | int | Decimal | date | None

# Draft fields that are columns under the same name; None leaves what is stored.
PLAIN_COLUMNS = (
    "vin",
    "stock_number",
    "condition",
    "year",
    "trim",
    "body",
    "drivetrain",
    "fuel",
    "transmission",
    "transmission_name",
    "engine",
    "cylinders",
    "exterior_color",
    "exterior_color_name",
    "interior_color",
    "interior_color_name",
    "mileage_mi",
    "doors",
    "seats",
    "mpg_city",
    "mpg_highway",
    "mpg_combined",
    "title_brand",
    "description",
)
# What a new car is of which nothing is said.
UNSAID: Mapping[str, ColumnValue] = {
    "condition": Condition.used,
    "status": VehicleStatus.available,
}
_BEFORE_A_HOLD = (VehicleStatus.incoming, VehicleStatus.in_recon, VehicleStatus.available)
COLUMNS = (
    *PLAIN_COLUMNS,
    "displacement_l",
    "price",
    "msrp",
    "make_id",
    "model_id",
    "location_id",
    "status",
    "listed_on",
)


@dataclass(frozen=True, slots=True)
class DraftIds:
    """The rows a draft refers to by name; `location_id` is None where it names no rooftop."""

    make_id: int
    model_id: int
    location_id: int | None


@dataclass(slots=True)
class StoredVehicle:
    """A car as it is stored, with what hangs on it; `values` has every name of COLUMNS."""

    id: int
    values: dict[str, ColumnValue]
    features: frozenset[str]
    specs: Mapping[str, SpecValue]
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VehicleChange:
    """New values by column, and the children that change; None leaves them."""

    values: Mapping[str, ColumnValue]
    features: tuple[str, ...] | None
    specs: Mapping[str, SpecValue] | None
    photos: tuple[str, ...] | None

    @property
    def is_empty(self) -> bool:
        return not self.values and all(
            child is None for child in (self.features, self.specs, self.photos)
        )


def draft_values(draft: VehicleDraft, ids: DraftIds) -> dict[str, ColumnValue]:
    """The columns a draft fills, in the precision they are stored with."""
    values: dict[str, ColumnValue] = {name: getattr(draft, name) for name in PLAIN_COLUMNS}
    values["displacement_l"] = (
        None if draft.displacement_l is None else round(draft.displacement_l, 1)
    )
    values["price"] = cents(draft.price) if draft.price else None
    values["msrp"] = cents(draft.msrp) if draft.msrp else None
    values["make_id"] = ids.make_id
    values["model_id"] = ids.model_id
    values["location_id"] = ids.location_id
    values["status"] = draft.status
    values["listed_on"] = draft.listed_on
    return values


def change_of(
    stored: StoredVehicle, draft: VehicleDraft, values: Mapping[str, ColumnValue]
) -> VehicleChange:
    """Only what differs. A person put a car on hold, so a feed may end that but not undo it."""
    changed = {
        name: value
        for name, value in values.items()
        if value is not None and value != stored.values[name]
    }
    if stored.values["status"] in HELD_STATUSES and changed.get("status") in _BEFORE_A_HOLD:
        del changed["status"]
    specs = {**stored.specs, **draft.specs}
    return VehicleChange(
        values=changed,
        features=_unless_same(tuple(sorted(draft.features)), tuple(sorted(stored.features))),
        specs=specs if specs != dict(stored.specs) else None,
        photos=_unless_same(draft.photo_urls, stored.photos),
    )


def _unless_same(said: tuple[str, ...], stored: tuple[str, ...]) -> tuple[str, ...] | None:
    return said if said and said != stored else None

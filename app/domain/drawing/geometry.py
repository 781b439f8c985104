"""The ten bodies, typed: read once from app/data/car_geometry.py."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from app.data.car_geometry import BODY_GEOMETRY, OPEN_TOP, SHARED_PARTS
from app.domain.drawing.markup import position, units
from app.domain.drawing.spline import Curve, Point, path

T = TypeVar("T")

ARCH_GAP = 3.4


class WheelKind(StrEnum):
    five = "five"
    multi = "multi"
    steel = "steel"
    truck = "truck"
    turbine = "turbine"


class Trim(StrEnum):
    black = "black"
    chrome = "chrome"


@dataclass(frozen=True, slots=True)
class Pillar:
    x: float
    half_width: float
    lean: float


@dataclass(frozen=True, slots=True)
class Seat:
    x: float
    scale: float


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """All lengths in centimeters. A body without a part has an empty curve for it."""

    name: str
    length: float
    height: float
    tire_radius: float
    front_axle: float
    rear_axle: float
    sill: float
    cladding: float
    wheel: WheelKind
    trim: Trim
    mirror: Point
    handles: Curve
    top: Curve
    shoulder: Curve
    low: Curve
    head: Curve
    tail: Curve
    shuts: tuple[Curve, ...]
    glass: Curve
    screen: Curve
    rear: Curve
    pillars: tuple[Pillar, ...]
    quarter_bar: Curve
    seats: tuple[Seat, ...]
    steering_x: float
    rails: Curve
    slide_track: Curve
    panels: tuple[Curve, ...]
    bed_cap: Curve
    tailgate: Curve

    @property
    def axles(self) -> tuple[float, float]:
        return self.front_axle, self.rear_axle

    @property
    def arch_radius(self) -> float:
        return self.tire_radius + ARCH_GAP

    @property
    def shoulder_mean(self) -> float:
        return sum(point.y for point in self.shoulder) / len(self.shoulder)

    @property
    def is_open(self) -> bool:
        return not self.glass

    def outline(self) -> str:
        """Top curve, then back along the sill around both wheel arches."""
        rise = self.tire_radius - self.sill
        half, r = math.sqrt(self.arch_radius**2 - rise**2), units(self.arch_radius)
        arches = (
            f"L{position(x + half, self.sill)}A{r} {r} 0 1 0 {position(x - half, self.sill)}"
            for x in (self.rear_axle, self.front_axle)
        )
        return path(self.top) + "".join(arches) + "Z"


@dataclass(frozen=True, slots=True)
class SharedParts:
    front_valance: Curve
    front_valance_edge: Curve
    rear_valance: Curve
    rear_valance_edge: Curve
    mirror_shell: Curve
    mirror_cap: Curve
    mirror_foot: Curve


@dataclass(frozen=True, slots=True)
class OpenTop:
    """What shows of the cabin of an open car; a seat is drawn from its own foot."""

    tub: Curve
    far_seat: Point
    near_seat: Point
    seat: Curve
    seat_edge: Curve
    seat_seam: Curve
    steering: Point
    fairing: Curve
    fairing_edge: Curve
    screen: Curve
    screen_foot: Curve
    screen_inner: Curve
    screen_header: Curve
    belt: Curve
    belt_edge: Curve


BODIES: tuple[str, ...] = tuple(BODY_GEOMETRY)
WHEELS: tuple[str, ...] = tuple(kind.value for kind in WheelKind)


@cache
def body_style(name: str) -> BodyStyle:
    if name not in BODY_GEOMETRY:
        raise ValueError(f"no drawing for the body {name!r}")
    row = BODY_GEOMETRY[name]
    return BodyStyle(
        name=name,
        length=float(row["length"]),
        height=float(row["height"]),
        tire_radius=float(row["tire_radius"]),
        front_axle=float(row["front_axle"]),
        rear_axle=float(row["rear_axle"]),
        sill=float(row["sill"]),
        cladding=float(row.get("cladding", "0")),
        wheel=WheelKind(row["wheel"]),
        trim=Trim(row["trim"]),
        mirror=_curve(row["mirror"])[0],
        handles=_curve(row["handles"]),
        shuts=_curves(row, "shuts"),
        pillars=_items(row, "pillars", Pillar),
        seats=_items(row, "seats", Seat),
        steering_x=float(row.get("steering_x", "0")),
        panels=_curves(row, "panels"),
        **{key: _curve(row[key]) for key in ("top", "shoulder", "low", "head", "tail")},
        **{key: _curve(row.get(key, "")) for key in _OPTIONAL_CURVES},
    )


_OPTIONAL_CURVES = (
    "glass", "screen", "rear", "quarter_bar", "rails", "slide_track", "bed_cap", "tailgate",
)  # fmt: skip


@cache
def shared_parts() -> SharedParts:
    return SharedParts(**{key: _curve(text) for key, text in SHARED_PARTS.items()})


@cache
def open_top() -> OpenTop:
    curves = {key: _curve(text) for key, text in OPEN_TOP.items()}
    far_seat, near_seat = curves.pop("seats")
    (steering,) = curves.pop("steering")
    return OpenTop(far_seat=far_seat, near_seat=near_seat, steering=steering, **curves)


def _curve(text: str) -> Curve:
    return tuple(_point(word) for word in text.split())


def _point(word: str) -> Point:
    x, y = word.removesuffix("*").split(",")
    return Point(float(x), float(y), word.endswith("*"))


def _curves(row: Mapping[str, str], key: str) -> tuple[Curve, ...]:
    return tuple(_curve(part) for part in row.get(key, "").split(";") if part)


def _items(row: Mapping[str, str], key: str, make: Callable[..., T]) -> tuple[T, ...]:
    return tuple(make(*map(float, word.split("/"))) for word in row.get(key, "").split())

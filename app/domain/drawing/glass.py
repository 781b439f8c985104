"""Side windows with the cabin behind them, and the edges of front and rear screens."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.drawing.geometry import BodyStyle, Seat, Trim
from app.domain.drawing.markup import (
    ellipse,
    fill,
    group,
    level,
    polygon,
    polyline,
    stroke,
    units,
)
from app.domain.drawing.scene import Scene
from app.domain.drawing.spline import Curve, Point, closed, path, shifted

SLIVER = "#1a2025"
SLIVER_EDGE = "#aeb9c0"
FAR_WINDOW = "#74838d"
CABIN = "#0b0e10"
PILLAR = "#0e1113"
RUBBER = "#0c0e10"
CHROME = "#cfd5d9"


@dataclass(frozen=True, slots=True)
class Opening:
    """The box around the side glass; places inside are shares of it."""

    left: float
    right: float
    belt: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.belt

    def across(self, share: float) -> float:
        return self.left + share * (self.right - self.left)


def opening(glass: Curve) -> Opening:
    xs, ys = [p.x for p in glass], [p.y for p in glass]
    return Opening(min(xs), max(xs), min(ys), max(ys))


def windows(scene: Scene) -> str:
    body = scene.body
    if body.is_open:
        return ""
    outline, hole = closed(body.glass), opening(body.glass)
    inside = (_cabin(scene, hole), *_reflections(body, hole), *_pillars(body, hole))
    return "".join(
        (
            *_sliver(body.screen, 0.65, 0.7),
            *_sliver(body.rear, 0.5, 0.5),
            fill(outline, scene.ref("glass")),
            group(inside, clip_path=scene.ref("glass-clip")),
            *_trim(body, outline),
        )
    )


def _sliver(curve: Curve, width: float, opacity: float) -> Iterator[str]:
    if curve:
        yield fill(closed(curve), SLIVER)
        yield stroke(path(curve[:3]), SLIVER_EDGE, width, opacity)


def _cabin(scene: Scene, hole: Opening) -> str:
    far = polygon(
        (hole.across(0.20), hole.belt + 4),
        (hole.across(0.36), hole.belt + 0.8 * hole.height),
        (hole.across(0.74), hole.belt + 0.8 * hole.height),
        (hole.across(0.88), hole.belt + 5),
    )
    seats = (part for seat in scene.body.seats for part in _seat(seat, hole))
    wheel = _steering_wheel(scene.body.steering_x, hole)
    return group((fill(far, FAR_WINDOW, 0.34), *seats, wheel), filter=scene.ref("haze"))


def _seat(seat: Seat, hole: Opening) -> Iterator[str]:
    foot, h = hole.belt - 4, hole.height
    crown = foot + 0.5 * h * seat.scale
    back = (
        (-8, foot), (-5, foot + 0.3 * h * seat.scale), (0, crown), (8, crown + 0.06 * h),
        (12, crown - 0.04 * h), (14, foot + 0.2 * h * seat.scale), (15, foot),
    )  # fmt: skip
    rest = ((2.5, 0.07), (3.5, 0.17), (8, 0.20), (11.5, 0.16), (11.5, 0.06))
    yield fill(closed(tuple(Point(seat.x + dx, y) for dx, y in back)), CABIN, 0.62)
    head_rest = tuple(Point(seat.x + dx, crown + share * h) for dx, share in rest)
    yield fill(closed(head_rest), CABIN, 0.62)


def _steering_wheel(x: float, hole: Opening) -> str:
    y = hole.belt + 3
    turn = f"rotate(-24 {units(x)} {level(y)})"
    line = {"fill": "none", "stroke": "#0c0f11", "stroke_width": "3.4", "opacity": ".55"}
    return ellipse(x, y, 3.5, 0.34 * hole.height, transform=turn, **line)


def _reflections(body: BodyStyle, hole: Opening) -> Iterator[str]:
    """Two leaning bars and a sheen under the roof edge."""
    for feet, heads, opacity in (
        ((0.30, 0.37), (0.44, 0.53), 0.07),
        ((0.60, 0.76), (0.72, 0.88), 0.055),
    ):
        bar = polygon(
            (hole.across(feet[0]), hole.belt),
            (hole.across(heads[0]), hole.top),
            (hole.across(heads[1]), hole.top),
            (hole.across(feet[1]), hole.belt),
        )
        yield fill(bar, "#fff", opacity)
    yield stroke(path(shifted(body.glass[1:6], dy=-2.6)), "#c5d2da", 3, 0.22)


def _pillars(body: BodyStyle, hole: Opening) -> Iterator[str]:
    foot, head = hole.belt - 2, hole.top + 2
    for pillar in body.pillars:
        left, right = pillar.x - pillar.half_width, pillar.x + 0.7 * pillar.half_width
        edge = (left, foot), (left + pillar.lean, head)
        yield fill(polygon(*edge, (right + pillar.lean, head), (right, foot)), PILLAR)
        yield stroke(polyline(*edge), "#7b868d", 0.5, 0.35)
    if body.quarter_bar:
        start, end = body.quarter_bar
        yield stroke(polyline((start.x, start.y), (end.x, end.y + 12)), PILLAR, 2.5)


def _trim(body: BodyStyle, outline: str) -> Iterator[str]:
    yield stroke(outline, RUBBER, 2.2, stroke_linejoin="round")
    if body.trim is Trim.chrome:
        yield stroke(outline, CHROME, 0.85, stroke_linejoin="round")
    else:
        yield stroke(outline, "#fff", 0.4, 0.12, stroke_linejoin="round")

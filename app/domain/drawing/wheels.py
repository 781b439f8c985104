"""Wheels: tire, brake, a face of turned spokes, lip, hub, and the arch's shade on them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.domain.drawing.geometry import WheelKind
from app.domain.drawing.markup import disc, fill, polygon, position, ring, stroke, units
from app.domain.drawing.scene import Scene

BLACK = "#000"
AMBER_CALIPER, GRAPHITE_CALIPER = "#b9862b", "#33373b"
CALIPER_REACH = math.radians(38)


@dataclass(frozen=True, slots=True)
class Spoke:
    """Angles in radians; radii and widths are shares of the rim's radius."""

    offset: float
    inner: float
    outer: float
    inner_width: float
    outer_width: float
    twist: float = 0


@dataclass(frozen=True, slots=True)
class Face:
    count: int
    spokes: tuple[Spoke, ...]
    accents: tuple[Spoke, ...]
    accent: str = "#fff"
    accent_opacity: float = 0.4
    rim: float = 0.80


FACES = {
    WheelKind.multi: Face(
        10,
        (Spoke(-0.075, 0.18, 0.97, 0.13, 0.085), Spoke(0.075, 0.18, 0.97, 0.13, 0.085)),
        (Spoke(-0.095, 0.3, 0.97, 0.03, 0.03),),
        accent_opacity=0.35,
    ),
    WheelKind.five: Face(
        5,
        (Spoke(-0.13, 0.12, 0.98, 0.24, 0.15, -0.07), Spoke(0.13, 0.12, 0.98, 0.24, 0.15, 0.07)),
        (Spoke(-0.19, 0.34, 0.97, 0.035, 0.03, -0.06),),
    ),
    WheelKind.turbine: Face(
        12,
        (Spoke(0, 0.2, 0.98, 0.12, 0.26, 0.22),),
        (Spoke(-0.04, 0.3, 0.97, 0.02, 0.03, 0.18),),
    ),
    WheelKind.truck: Face(
        6,
        (Spoke(0, 0.1, 0.98, 0.36, 0.24),),
        (Spoke(0, 0.36, 0.92, 0.05, 0.05),),
        accent="#1b1e21",
        accent_opacity=0.55,
        rim=0.725,
    ),
    WheelKind.steel: Face(
        10, (), (Spoke(0, 0.58, 0.86, 0.10, 0.16),), accent="#1a1d20", accent_opacity=1, rim=0.725
    ),
}


@dataclass(frozen=True, slots=True)
class Rim:
    """A circle on the page; angles run clockwise from the right, as SVG's do."""

    x: float
    y: float
    radius: float

    def at(self, angle: float, share: float) -> tuple[float, float]:
        reach = self.radius * share
        return self.x + reach * math.cos(angle), self.y - reach * math.sin(angle)

    def beside(self, angle: float, share: float, aside: float) -> tuple[float, float]:
        x, y = self.at(angle, share)
        width = self.radius * aside
        return x - width * math.sin(angle), y - width * math.cos(angle)


def wheels(scene: Scene) -> str:
    return "".join(_wheel(scene, x) for x in scene.body.axles)


def _wheel(scene: Scene, x: float) -> str:
    face, y = FACES[scene.wheel], scene.body.tire_radius
    rim = Rim(x, y, y * face.rim)
    brake = () if scene.wheel is WheelKind.steel else _brake(rim, scene.wheel)
    return "".join(
        (
            *_tire(scene, x),
            disc(x, y, rim.radius, scene.ref("barrel")),
            *brake,
            *_face(scene, rim),
            *_lip_and_hub(scene, rim),
            disc(x, y, y, scene.ref("well")),
        )
    )


def _tire(scene: Scene, x: float) -> Iterator[str]:
    r = scene.body.tire_radius
    yield disc(x, r, r, scene.ref("tire"))
    yield ring(x, r, 0.985 * r, BLACK, 0.6, 0.5)
    side, top, sheen = 0.62 * r, 1.62 * r, units(0.877 * r)
    d = f"M{position(x - side, top)}A{sheen} {sheen} 0 0 1 {position(x + side, top)}"
    yield stroke(d, "#fff", 0.05 * r, 0.13, stroke_linecap="round")


def _brake(rim: Rim, kind: WheelKind) -> Iterator[str]:
    x, y, r = rim.x, rim.y, rim.radius
    yield disc(x, y, 0.68 * r, "#5b6064")
    yield ring(x, y, 0.68 * r, "#2b2e31", 0.5)
    yield disc(x, y, 0.40 * r, "#25282b")
    inner, outer = units(0.52 * r), units(0.80 * r)
    caliper = (
        f"M{position(*rim.at(-CALIPER_REACH, 0.80))}"
        f"A{outer} {outer} 0 0 1 {position(*rim.at(CALIPER_REACH, 0.80))}"
        f"L{position(*rim.at(CALIPER_REACH, 0.52))}"
        f"A{inner} {inner} 0 0 0 {position(*rim.at(-CALIPER_REACH, 0.52))}Z"
    )
    yield fill(caliper, AMBER_CALIPER if kind is WheelKind.five else GRAPHITE_CALIPER)


def _face(scene: Scene, rim: Rim) -> Iterator[str]:
    face = FACES[scene.wheel]
    accents = fill(_turned(face.accents, face.count, rim), face.accent, face.accent_opacity)
    if face.spokes:
        yield fill(_turned(face.spokes, face.count, rim), scene.ref("alloy"))
        yield accents
    else:
        yield disc(rim.x, rim.y, 0.98 * rim.radius, scene.ref("alloy"))
        yield accents
        yield ring(rim.x, rim.y, 0.44 * rim.radius, BLACK, 0.75, 0.25)


@cache
def _turned(spokes: tuple[Spoke, ...], count: int, rim: Rim) -> str:
    """Turned by numbers and not by a transform, so that one upright ramp lights them all."""
    turns = (math.radians(-90 + 360 / count * i) for i in range(count))
    return "".join(_spoke(spoke, turn, rim) for turn in turns for spoke in spokes)


def _spoke(spoke: Spoke, turn: float, rim: Rim) -> str:
    foot = turn + spoke.offset
    head = foot + spoke.twist
    return polygon(
        rim.beside(foot, spoke.inner, -spoke.inner_width / 2),
        rim.beside(head, spoke.outer, -spoke.outer_width / 2),
        rim.beside(head, spoke.outer, spoke.outer_width / 2),
        rim.beside(foot, spoke.inner, spoke.inner_width / 2),
    )


def _lip_and_hub(scene: Scene, rim: Rim) -> Iterator[str]:
    x, y, r = rim.x, rim.y, rim.radius
    yield ring(x, y, 0.975 * r, scene.ref("alloy"), 0.075 * r)
    yield ring(x, y, 1.015 * r, BLACK, 0.5, 0.55)
    yield ring(x, y, 0.93 * r, BLACK, 0.4, 0.35)
    yield disc(x, y, 0.20 * r, scene.ref("hub"))
    yield disc(x, y, 0.105 * r, "#16181a")
    yield disc(x, y + 0.3, 0.085 * r, "#3b4045")

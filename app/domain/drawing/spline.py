"""Hobby's splines, as METAFONT draws them: curl 1 at both ends, tension 1."""

import cmath
import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.drawing.markup import position


class Point(NamedTuple):
    """Centimeters: x from the front bumper, y up from the ground."""

    x: float
    y: float
    corner: bool = False


class Bezier(NamedTuple):
    """The start is the end of the piece before it; a straight piece has no controls."""

    first_control: Point
    second_control: Point
    end: Point
    straight: bool = False


Curve = tuple[Point, ...]

# The velocity function runs wild where a turn comes close to a half circle.
MIN_VELOCITY, MAX_VELOCITY = 0.05, 1.3


def shifted(curve: Curve, dx: float = 0, dy: float = 0) -> Curve:
    return tuple(Point(p.x + dx, p.y + dy, p.corner) for p in curve)


@cache
def path(curve: Curve, *, joined: bool = False) -> str:
    """SVG path data in drawing units; a joined path goes on from the point before it."""
    start = ("L" if joined else "M") + position(curve[0].x, curve[0].y)
    return start + "".join(_command(piece) for piece in pieces(curve))


def closed(curve: Curve) -> str:
    return path(curve) + "Z"


def band(upper: Curve, lower: Curve) -> str:
    """The area between two curves that run the same way."""
    return path(upper) + path(tuple(reversed(lower)), joined=True) + "Z"


def _command(piece: Bezier) -> str:
    end = position(piece.end.x, piece.end.y)
    if piece.straight:
        return "L" + end
    controls = (position(p.x, p.y) for p in (piece.first_control, piece.second_control))
    return "C" + " ".join((*controls, end))


def pieces(curve: Curve) -> tuple[Bezier, ...]:
    """A corner ends one spline and starts the next."""
    return tuple(piece for run in _runs(curve) for piece in _fit(run))


def _runs(curve: Curve) -> list[list[complex]]:
    runs: list[list[complex]] = [[complex(curve[0].x, curve[0].y)]]
    for point in curve[1:]:
        knot = complex(point.x, point.y)
        runs[-1].append(knot)
        if point.corner:
            runs.append([knot])
    return [run for run in runs if len(run) > 1]


def _fit(knots: list[complex]) -> list[Bezier]:
    if len(knots) == 2:
        return [_bezier(knots[0], knots[1], knots[1], straight=True)]
    chords = [b - a for a, b in pairwise(knots)]
    turns = [0.0, *(cmath.phase(b / a) for a, b in pairwise(chords)), 0.0]
    leaving = _leaving_angles([abs(chord) for chord in chords], turns)
    fitted = []
    for i, chord in enumerate(chords):
        out, into = leaving[i], -turns[i + 1] - leaving[i + 1]
        first = knots[i] + chord * cmath.rect(_velocity(out, into), out)
        second = knots[i + 1] - chord * cmath.rect(_velocity(into, out), -into)
        fitted.append(_bezier(first, second, knots[i + 1]))
    return fitted


def _bezier(first: complex, second: complex, end: complex, *, straight: bool = False) -> Bezier:
    controls = Point(first.real, first.imag), Point(second.real, second.imag)
    return Bezier(*controls, Point(end.real, end.imag), straight)


def _leaving_angles(lengths: Sequence[float], turns: Sequence[float]) -> list[float]:
    """Angle between curve and chord at each knot: equal mock curvature on both sides.

    The rows form a tridiagonal system, solved by one sweep down and one up.
    """
    last = len(turns) - 1
    above, right = [1.0], [-turns[1]]
    for i in range(1, last):
        before, after = 1 / lengths[i - 1], 1 / lengths[i]
        pivot = 2 * (before + after) - before * above[-1]
        right.append((-2 * turns[i] * before - turns[i + 1] * after - before * right[-1]) / pivot)
        above.append(after / pivot)
    angles = [-right[-1] / (1 - above[-1])]
    for i in range(last - 1, -1, -1):
        angles.insert(0, right[i] - above[i] * angles[0])
    return angles


def _velocity(near: float, far: float) -> float:
    """Length of the control arm at `near`, as a share of the chord (METAFONTbook, page 131)."""
    sines = (math.sin(near) - math.sin(far) / 16) * (math.sin(far) - math.sin(near) / 16)
    rise = 2 + math.sqrt(2) * sines * (math.cos(near) - math.cos(far))
    root = math.sqrt(5)
    run = 3 * (1 + (root - 1) / 2 * math.cos(near) + (3 - root) / 2 * math.cos(far))
    return max(MIN_VELOCITY, min(rise / run, MAX_VELOCITY))

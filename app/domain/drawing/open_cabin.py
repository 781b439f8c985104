"""The cabin of an open car: the tub behind the shell, the screen in front of it."""

from collections.abc import Iterator

from app.domain.drawing.geometry import OpenTop, open_top
from app.domain.drawing.glass import CHROME, PILLAR
from app.domain.drawing.markup import ellipse, fill, level, polyline, stroke, units
from app.domain.drawing.spline import Point, closed, path, shifted

NEAR_LEATHER = ("#80614a", "#d8b18d")
FAR_LEATHER = ("#4a382c", "#7d6048")


def tub() -> str:
    parts = open_top()
    return "".join(
        (
            fill(closed(parts.tub), "#15110e"),
            *_seat(parts, parts.far_seat, FAR_LEATHER),
            *_seat(parts, parts.near_seat, NEAR_LEATHER),
            _steering_wheel(parts.steering),
            fill(closed(parts.fairing), "#17191b"),
            stroke(path(parts.fairing_edge), "#7e868c", 0.75, 0.8),
        )
    )


def _seat(parts: OpenTop, at: Point, leather: tuple[str, str]) -> Iterator[str]:
    hide, sheen = leather
    yield fill(closed(shifted(parts.seat, dx=at.x)), hide)
    edge = path(shifted(parts.seat_edge, dx=at.x))
    yield stroke(edge, sheen, 0.9, 0.8, stroke_linecap="round")
    yield stroke(path(shifted(parts.seat_seam, dx=at.x)), "#2a1f18", 0.6, 0.7)


def _steering_wheel(at: Point) -> str:
    turn = f"rotate(-28 {units(at.x)} {level(at.y)})"
    line = {"fill": "none", "stroke": "#17191c", "stroke_width": "4"}
    return ellipse(at.x, at.y, 2.5, 8.5, transform=turn, **line)


def screen() -> str:
    parts = open_top()
    frame = path(parts.screen)
    pane = frame + polyline(*((p.x, p.y) for p in parts.screen_foot)).replace("M", "L", 1) + "Z"
    header = polyline(*((p.x, p.y) for p in parts.screen_header))
    return "".join(
        (
            fill(pane, "#9fb0ba", 0.28),
            _bar(frame, PILLAR, 3),
            _bar(path(shifted(parts.screen, -0.6, 0.9)), CHROME, 0.75),
            _bar(path(parts.screen_inner), PILLAR, 1.3),
            _bar(header, PILLAR, 2.5),
            _bar(path(parts.belt), PILLAR, 1.7),
            _bar(path(parts.belt_edge), CHROME, 0.7),
        )
    )


def _bar(d: str, color: str, width: float) -> str:
    return stroke(d, color, width, stroke_linecap="round")

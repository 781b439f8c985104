"""What is mounted on the shell: cladding, shut lines, handles, lamps, rails, mirror."""

from collections.abc import Iterator

from app.domain.drawing.geometry import BodyStyle, shared_parts
from app.domain.drawing.markup import (
    arc,
    box,
    fill,
    polygon,
    polyline,
    ring,
    stroke,
    units,
)
from app.domain.drawing.scene import Scene
from app.domain.drawing.spline import Curve, Point, closed, path, shifted

BLACK = "#000"
PLASTIC = "#1c1f22"
VALANCE = "#101315"
TALL_CAR = 170


def details(scene: Scene) -> str:
    """Everything that the shell's own outline clips."""
    lower = _cladding(scene.body) if scene.body.cladding else _valances(scene)
    layers = (
        lower, _shut_lines(scene), _panels(scene), _slide_track(scene), _bed(scene.body),
        _handles(scene), _head_lamp(scene), _tail_lamp(scene),
    )  # fmt: skip
    return "".join(part for layer in layers for part in layer)


def _cladding(body: BodyStyle) -> Iterator[str]:
    front, rear, sill, arch = body.front_axle, body.rear_axle, body.sill, body.arch_radius
    width = body.cladding
    for x in body.axles:
        yield ring(x, body.tire_radius, arch + width / 2 - 1, PLASTIC, width)
        reach, height = arch + width - 1.5, body.tire_radius + 6
        lit = arc((x - reach, height), arch + width - 1, (x + reach, height))
        yield stroke(lit, "#6a7176", 0.5, 0.55)
    door, lit_inset = rear - front - 2 * arch, width - 1
    yield box(front + arch, sill + 8, door, 9, fill=PLASTIC)
    lit_x = front + arch + lit_inset
    yield box(lit_x, sill + 8, door - 2 * lit_inset, 0.6, fill="#767d82", opacity=0.6)
    nose, tail = front - arch + 2, rear + arch - 2
    yield fill(
        polygon((0, sill + 11), (nose, sill + 11), (nose, sill - 2), (0, sill - 2))
        + polygon(
            (tail, sill + 12), (body.length, sill + 14), (body.length, sill - 2), (tail, sill - 2)
        ),
        PLASTIC,
    )


def _valances(scene: Scene) -> Iterator[str]:
    body, tones = scene.body, scene.tones
    sill, end = body.sill, body.length
    yield box(0, sill + 3.4, end, 4, fill="#0d0f11", opacity=0.82)
    parts = shared_parts()
    for skirt, edge, x, lit in (
        (parts.front_valance, parts.front_valance_edge, 0, 0.35),
        (parts.rear_valance, parts.rear_valance_edge, end, 0.3),
    ):
        yield fill(closed(shifted(skirt, x, sill)), VALANCE, 0.94)
        yield stroke(path(shifted(edge, x, sill)), tones.highlight, 0.6, lit)
    for x in body.axles:
        yield ring(x, body.tire_radius, body.arch_radius + 0.7, tones.highlight, 0.65, 0.55)
        yield ring(x, body.tire_radius, body.arch_radius + 0.1, BLACK, 0.8, 0.5)


def _shut_lines(scene: Scene) -> Iterator[str]:
    tones, shuts = scene.tones, scene.body.shuts
    for shut in shuts:
        yield stroke(path(shut), BLACK, 0.75, 0.75 if tones.is_dark else 0.55)
        yield stroke(path(shifted(shut, dx=0.8)), tones.highlight, 0.45, 0.4)
    first, last = shuts[0][-1], shuts[min(2, len(shuts) - 1)][-1]
    yield stroke(_line(first, last), BLACK, 0.65, 0.45)


def _panels(scene: Scene) -> Iterator[str]:
    tones = scene.tones
    for panel in scene.body.panels:
        edge = polygon(*((p.x, p.y) for p in panel))
        yield fill(edge, tones.darkest, 0.1)
        yield stroke(edge, tones.deep, 0.8, 0.7, stroke_linejoin="round")
        yield stroke(_line(panel[-1], panel[-2]), tones.highlight, 0.7, 0.8)


def _slide_track(scene: Scene) -> Iterator[str]:
    if scene.body.slide_track:
        start, end = scene.body.slide_track
        yield stroke(_line(start, end), BLACK, 1.5, 0.5)
        lit = shifted(scene.body.slide_track, dy=-1.1)
        yield stroke(_line(*lit), scene.tones.highlight, 0.5, 0.5)


def _bed(body: BodyStyle) -> Iterator[str]:
    if body.bed_cap:
        yield fill(polygon(*((p.x, p.y) for p in body.bed_cap)), "#15181a", 0.85)
        yield stroke(_line(*body.tailgate), BLACK, 0.7, 0.5)


def _handles(scene: Scene) -> Iterator[str]:
    tones = scene.tones
    for x, y, _ in scene.body.handles:
        yield box(x - 9, y + 1.3, 18, 2.8, rx=units(1.4), fill=BLACK, opacity=0.28)
        yield box(x - 9, y + 2, 18, 2.2, rx=units(1.1), fill=tones.light)
        yield box(x - 8.4, y + 1.8, 16.8, 0.6, rx=units(0.3), fill=tones.highlight)


def _head_lamp(scene: Scene) -> Iterator[str]:
    head = scene.body.head
    lens = closed(head)
    yield fill(lens, "#101417")
    yield fill(lens, scene.ref("head"), 0.6)
    yield stroke(path(shifted(head[:3], 0.75, -1.1)), "#fff", 1.2, 0.95)
    yield stroke(lens, "#0b0d0f", 0.6, 0.7)


def _tail_lamp(scene: Scene) -> Iterator[str]:
    tail = scene.body.tail
    lens = closed(tail)
    yield fill(lens, scene.ref("tail"))
    yield stroke(lens, "#2a0507", 0.6, 0.8)
    yield stroke(path(shifted(tail[:3], -0.5, -1.5)), "#ff6a5c", 0.8, 0.9)


def rails(body: BodyStyle) -> str:
    if not body.rails:
        return ""
    bar = stroke(path(body.rails), "#15181a", 2.75, stroke_linecap="round")
    lit = path(shifted(body.rails, dy=0.8))
    return bar + stroke(lit, "#c3c9cd", 0.8, stroke_linecap="round")


def mirror(scene: Scene) -> str:
    tones, parts = scene.tones, shared_parts()
    shell = _hung(scene.body, parts.mirror_shell) + "Z"
    cap, foot = _hung(scene.body, parts.mirror_cap), _hung(scene.body, parts.mirror_foot)
    return (
        fill(shell, tones.base)
        + stroke(shell, BLACK, 0.6, 0.45)
        + stroke(cap, tones.highlight, 1.1, 0.9, stroke_linecap="round")
        + stroke(foot, "#0c0e10", 1.3, stroke_linecap="round")
    )


def _hung(body: BodyStyle, part: Curve) -> str:
    scale = 1.25 if body.height >= TALL_CAR else 1
    return path(shifted(tuple(Point(p.x * scale, p.y * scale) for p in part), *body.mirror[:2]))


def _line(start: Point, end: Point) -> str:
    return polyline((start.x, start.y), (end.x, end.y))

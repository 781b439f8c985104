"""The painted shell: base coat, soft light, edges, outline."""

from collections.abc import Iterator

from app.domain.drawing.markup import arc, fill, group, ring, stroke
from app.domain.drawing.scene import Scene
from app.domain.drawing.spline import band, path, shifted

RIM_LIGHT = "#b9c6ce"

# Where the roof and hood catch light: the top curve without its bumpers.
LIT_TOP = slice(4, -5)
RIM_TOP = slice(2, -4)


def base_coat(scene: Scene) -> str:
    return fill(scene.body.outline(), scene.ref("paint"))


def soft_light(scene: Scene) -> str:
    return group((*_broad_bands(scene), *_arch_swells(scene)), filter=scene.ref("soft"))


def _broad_bands(scene: Scene) -> Iterator[str]:
    tones, shoulder, low = scene.tones, scene.body.shoulder, scene.body.low
    under, over = tones.undercut_opacity, tones.highlight_opacity
    for curve, start, end, color, opacity in (
        (shoulder, 0, 7, tones.highlight, 0.75 * over),
        (shoulder, -2, -15, tones.deep, 1.5 * under),
        (shoulder, -24, -33, tones.light, 0.5 if tones.is_dark else 0.55),
        (low, 17, 9, tones.deep, 1.25 * under),
        (low, 1, -6, tones.highlight, 0.5 if tones.is_dark else 0.42),
    ):
        yield fill(band(shifted(curve, dy=start), shifted(curve, dy=end)), color, opacity)


def _arch_swells(scene: Scene) -> Iterator[str]:
    body, tones = scene.body, scene.tones
    reach, height = body.arch_radius + 6, body.tire_radius + 12
    lit = 0.42 if tones.is_dark else 0.45
    for x in body.axles:
        swell = arc((x - reach, height), body.arch_radius + 10, (x + reach, height))
        yield stroke(swell, tones.highlight, 4.5, lit)
        yield ring(x, body.tire_radius, body.arch_radius + 3, tones.darkest, 4.5, 0.5)


def edges(scene: Scene) -> str:
    """A crease hard along the shoulder that fades both ways, dark ends, light along the roof."""
    ends = fill(scene.body.outline(), scene.ref("ends"))
    return "".join((*_crease_bands(scene), ends, _glow(scene), *_crease_lines(scene)))


def _crease_bands(scene: Scene) -> Iterator[str]:
    tones, shoulder = scene.tones, scene.body.shoulder
    for step in range(1, 7):
        dark = band(shifted(shoulder, dy=-0.4), shifted(shoulder, dy=-2.2 * step))
        yield fill(dark, tones.deep, 0.16 * tones.undercut_opacity)
    for step in range(1, 5):
        lit = band(shifted(shoulder, dy=0.4), shifted(shoulder, dy=1.8 * step))
        yield fill(lit, tones.highlight, 0.13 * tones.highlight_opacity)


def _glow(scene: Scene) -> str:
    body, tones = scene.body, scene.tones
    roof = path(shifted(body.top[LIT_TOP], dy=-1.6))
    crease = path(shifted(body.shoulder, dy=0.9))
    return group(
        (
            stroke(roof, tones.highlight, 2.25, 0.7 if tones.is_dark else 0.8),
            stroke(crease, tones.highlight, 1.5, 1 if tones.is_light else 0.6),
        ),
        filter=scene.ref("haze"),
    )


def _crease_lines(scene: Scene) -> Iterator[str]:
    tones, shoulder = scene.tones, scene.body.shoulder
    lit, dark = path(shifted(shoulder, dy=0.5)), path(shifted(shoulder, dy=-0.5))
    yield stroke(lit, tones.highlight, 0.75, 0.75 if tones.is_dark else 0.85)
    yield stroke(dark, tones.deep, 0.7, 0.5 if tones.is_light else 0.7)


def outline(scene: Scene) -> str:
    """Dark paints carry a pale rim: a light studio swallows it, a dark one needs it."""
    body, tones = scene.body, scene.tones
    line = stroke(path(body.top), tones.darkest, 0.55, 0.32 if tones.is_light else 0.55)
    if not tones.is_dark:
        return line
    roof, shoulder = path(body.top[RIM_TOP]), path(shifted(body.shoulder, dy=0.9))
    rim = stroke(roof, RIM_LIGHT, 1, 0.72, stroke_linejoin="round")
    return line + rim + stroke(shoulder, RIM_LIGHT, 0.7, 0.38)

"""Gradients, clips and blurs that the layers refer to."""

from app.domain.drawing.markup import UNITS_PER_CM, element, level, number, units
from app.domain.drawing.scene import Scene
from app.domain.drawing.spline import closed

Stop = tuple[float, str] | tuple[float, str, float]

SHADOW_INK = "#0b0e11"
BLACK = "#000"

TIRE: tuple[Stop, ...] = ((0.62, "#1b1d1f"), (0.86, "#232629"), (1, "#0d0e10"))
BARREL: tuple[Stop, ...] = ((0, "#2a2e31"), (0.8, "#15181a"), (1, "#0b0c0e"))
ALLOY: tuple[Stop, ...] = ((0, "#f1f3f4"), (0.45, "#c3c8cc"), (0.75, "#868d93"), (1, "#5d6469"))
HUB: tuple[Stop, ...] = ((0, "#e6e9eb"), (1, "#878e94"))
WELL_SHADE: tuple[Stop, ...] = (
    (0, BLACK, 0.62), (0.2, BLACK, 0.14), (0.45, BLACK, 0), (0.8, BLACK, 0), (1, BLACK, 0.35),
)  # fmt: skip
SHADOW: tuple[Stop, ...] = (
    (0, SHADOW_INK, 0.62), (0.55, SHADOW_INK, 0.34), (0.85, SHADOW_INK, 0.07), (1, SHADOW_INK, 0),
)  # fmt: skip
TAIL_LAMP: tuple[Stop, ...] = ((0, "#8f1a1c"), (0.5, "#6a0f13"), (1, "#3d080b"))
HEAD_LAMP: tuple[Stop, ...] = ((0, "#f7fafc"), (0.45, "#aab4bb"), (1, "#4d565d"))
GLASS: tuple[Stop, ...] = ((0, "#566169"), (0.35, "#2b333a"), (1, "#14181c"))


def definitions(scene: Scene) -> str:
    return element("defs", _clips(scene), _paint(scene), _materials(scene), _blurs(scene))


def _clips(scene: Scene) -> str:
    clips = {"body": scene.body.outline()}
    if scene.body.glass:
        clips["glass"] = closed(scene.body.glass)
    return "".join(
        element("clipPath", element("path", d=d), id=scene.id(f"{name}-clip"))
        for name, d in clips.items()
    )


def _paint(scene: Scene) -> str:
    """The body's vertical ramp, and the fall-off toward both ends."""
    body, tones = scene.body, scene.tones
    dark = tones.darkest
    ends: tuple[Stop, ...] = (
        (0, dark, 0.75), (0.035, dark, 0.32), (0.13, dark, 0),
        (0.87, dark, 0), (0.965, dark, 0.32), (1, dark, 0.75),
    )  # fmt: skip
    across = {"x1": "0", "x2": units(body.length), "y1": "0", "y2": "0"}
    return vertical(scene, "paint", body.height, body.sill, _ramp(scene)) + element(
        "linearGradient",
        _stops(ends),
        id=scene.id("ends"),
        gradientUnits="userSpaceOnUse",
        **across,
    )


def _ramp(scene: Scene) -> tuple[Stop, ...]:
    body, tones = scene.body, scene.tones
    shoulder = body.shoulder_mean

    def at(y: float) -> float:
        return (body.height - y) / (body.height - body.sill)

    return (
        (0, tones.highlight),
        (0.06, tones.light),
        (at(shoulder + 6), tones.light),
        (at(shoulder - 3), tones.base),
        (at(shoulder - 22), tones.base),
        (at(0.55 * shoulder + 0.45 * body.sill), tones.shade),
        (at(body.sill + 16), tones.shade),
        (at(body.sill + 5), tones.deep),
        (1, tones.darkest),
    )


def _materials(scene: Scene) -> str:
    body = scene.body
    glass = vertical(scene, "glass", body.height, body.shoulder_mean, GLASS) if body.glass else ""
    return "".join(
        (
            glass,
            _radial(scene, "tire", TIRE, cx=0.5, cy=0.42, r=0.6),
            _radial(scene, "barrel", BARREL),
            vertical(scene, "alloy", 2 * body.tire_radius, 0, ALLOY),
            _linear(scene, "hub", HUB),
            _linear(scene, "well", WELL_SHADE),
            _radial(scene, "shadow", SHADOW),
            _linear(scene, "tail", TAIL_LAMP),
            _linear(scene, "head", HEAD_LAMP, x2=1, y2=0.3),
        )
    )


def _blurs(scene: Scene) -> str:
    room = {"x": "-5%", "y": "-20%", "width": "110%", "height": "140%"}
    return "".join(
        element(
            "filter",
            element("feGaussianBlur", stdDeviation=cm * UNITS_PER_CM),
            id=scene.id(name),
            **room,
        )
        for name, cm in (("soft", 3.5), ("haze", 1.1))
    )


def vertical(scene: Scene, name: str, top: float, foot: float, stops: tuple[Stop, ...]) -> str:
    """A ramp fixed to the drawing, not to the shape it fills."""
    line = {"x1": "0", "x2": "0", "y1": level(top), "y2": level(foot)}
    return element(
        "linearGradient",
        _stops(stops),
        id=scene.id(name),
        gradientUnits="userSpaceOnUse",
        **line,
    )


def _linear(
    scene: Scene, name: str, stops: tuple[Stop, ...], *, x2: float = 0, y2: float = 1
) -> str:
    return element("linearGradient", _stops(stops), id=scene.id(name), x1=0, x2=x2, y1=0, y2=y2)


def _radial(scene: Scene, name: str, stops: tuple[Stop, ...], **place: float) -> str:
    return element("radialGradient", _stops(stops), id=scene.id(name), **place)


def _stops(stops: tuple[Stop, ...]) -> str:
    return "".join(_stop(*stop) for stop in stops)


def _stop(offset: float, color: str, opacity: float = 1) -> str:
    shown = {} if opacity == 1 else {"stop_opacity": opacity}
    return element("stop", offset=number(offset, 3), stop_color=color, **shown)

"""A car as a standalone SVG document: side view, nose to the left, no brand marks."""

from enum import StrEnum

from app.domain.drawing.body import base_coat, edges, outline, soft_light
from app.domain.drawing.color import tones
from app.domain.drawing.definitions import definitions
from app.domain.drawing.details import details, mirror, rails
from app.domain.drawing.geometry import BODIES, WHEELS, BodyStyle, WheelKind, body_style
from app.domain.drawing.glass import windows
from app.domain.drawing.ground import reflected, shadow, underbody
from app.domain.drawing.markup import UNITS_PER_CM, element, group, number
from app.domain.drawing.open_cabin import screen, tub
from app.domain.drawing.paint import PAINTS, paint_for
from app.domain.drawing.scene import Scene
from app.domain.drawing.wheel_choice import own_wheel
from app.domain.drawing.wheels import wheels

__all__ = ["BODIES", "DRAWING_VERSION", "PAINTS", "WHEELS", "Crop", "draw_car", "paint_for"]

# Part of every drawing's URL, which is cached for good: raise it with any change one can see.
DRAWING_VERSION = "2"


class Crop(StrEnum):
    card = "card"
    hero = "hero"
    lineup = "lineup"
    stage = "stage"
    thumb = "thumb"


# Cards are 16:10.4 and thumbs 68:40, ground at 88.5% of the height.
GROUND_SHARE = 0.885
CARD_RATIO = 10.4 / 16
THUMB_RATIO = 40 / 68


def draw_car(body: str, paint: str, crop: Crop = Crop.card, wheel: str | None = None) -> str:
    """The same words give the same bytes. Raises ValueError for a word it does not know.

    Without a wheel the car stands on its body's own.
    """
    if paint not in PAINTS:
        raise ValueError(f"no paint called {paint!r}")
    wheel = own_wheel(body) if wheel is None else wheel
    if wheel not in WHEELS:
        raise ValueError(f"no wheel called {wheel!r}")
    prefix = f"{body}-{paint}-{wheel}"
    scene = Scene(body_style(body), tones(PAINTS[paint]), WheelKind(wheel), prefix)
    car = reflected(scene, _car(scene)) if crop is Crop.hero else group(_car(scene))
    return element(
        "svg",
        definitions(scene),
        shadow(scene),
        car,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view_box(scene.body, crop),
        role="img",
        aria_label=f"{paint} {body}",
    )


def _car(scene: Scene) -> tuple[str, ...]:
    """Bottom to top."""
    body = scene.body
    on_the_shell = (soft_light(scene), edges(scene), details(scene))
    return (
        underbody(scene),
        tub() if body.is_open else "",
        base_coat(scene),
        group(on_the_shell, clip_path=scene.ref("body-clip")),
        screen() if body.is_open else windows(scene),
        rails(body),
        mirror(scene),
        outline(scene),
        wheels(scene),
    )


def view_box(body: BodyStyle, crop: Crop) -> str:
    """Small cars look smaller but fill the frame; the lineup alone shows all at one scale."""
    width, above, below = _frame(body, crop)
    left = body.length / 2 - width / 2
    sizes = (left, -above, width, above + below)
    return " ".join(number(size * UNITS_PER_CM) for size in sizes)


def _frame(body: BodyStyle, crop: Crop) -> tuple[float, float, float]:
    """Width, and height above and below the ground, in centimeters."""
    if crop is Crop.hero:
        return 640.0, max(168.0, body.height + 14), 40.0
    if crop is Crop.lineup:
        return 604.0, 206.0, 16.0
    if crop is Crop.stage:
        return 0.85 * body.length + 137, 214.0, 17.0
    spare, ratio = (258, CARD_RATIO) if crop is Crop.card else (230, THUMB_RATIO)
    width = 0.62 * body.length + spare
    height = width * ratio
    return width, GROUND_SHARE * height, (1 - GROUND_SHARE) * height

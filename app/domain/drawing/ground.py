"""The floor: shadows under the car, the sill and wheel wells, the reflection."""

from collections.abc import Iterable

from app.domain.drawing.definitions import vertical
from app.domain.drawing.markup import (
    disc,
    element,
    ellipse,
    fill,
    group,
    polygon,
)
from app.domain.drawing.scene import Scene

REFLECTION_DEPTH = 31
REFLECTION_OPACITY = 0.11


def shadow(scene: Scene) -> str:
    body, ink = scene.body, scene.ref("shadow")
    middle, r = body.length / 2, body.tire_radius
    under_tires = (
        ellipse(x, 0.5, r * share, height, fill=ink)
        for x in body.axles
        for share, height in ((0.95, 3.5), (0.55, 2))
    )
    return group(
        (
            ellipse(middle, 0.5, 0.55 * body.length, 15, fill=ink, opacity=0.75),
            ellipse(middle, 2, 0.475 * body.length, 7.5, fill=ink),
            *under_tires,
        )
    )


def underbody(scene: Scene) -> str:
    body = scene.body
    front, rear, r, sill = body.front_axle, body.rear_axle, body.tire_radius, body.sill
    floor = polygon(
        (front, sill + 14),
        (rear, sill + 14),
        (rear + 1.25 * r, sill + 2),
        (rear + 1.1 * r, sill - 5),
        (front - 1.1 * r, sill - 5),
        (front - 1.25 * r, sill + 2),
    )
    wells = (disc(x, r, body.arch_radius + 0.4, "#08090a") for x in body.axles)
    return fill(floor, "#0b0c0e") + "".join(wells)


def reflected(scene: Scene, layers: Iterable[str]) -> str:
    """The car, and again upside down, fading out on the floor."""
    car = group(layers, id=scene.id("car"))
    stops = ((0, "#fff", REFLECTION_OPACITY), (1, "#fff", 0))
    fade = vertical(scene, "fade", 0, -REFLECTION_DEPTH, stops)
    area = {"x": "-200", "y": "0", "width": "1600", "height": "100"}
    mask = element(
        "mask",
        element("rect", fill=scene.ref("fade"), **area),
        id=scene.id("mask"),
        maskUnits="userSpaceOnUse",
        **area,
    )
    mirrored = element("use", href=f"#{scene.id('car')}", transform="scale(1 -1)")
    return car + fade + mask + group((mirrored,), mask=scene.ref("mask"))

"""SVG elements from centimeters: two drawing units to the centimeter, y downward."""

from collections.abc import Iterable

UNITS_PER_CM = 2


def number(value: float, places: int = 1) -> str:
    """As few characters as SVG allows: no trailing and no leading zero."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("0", "-0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def units(cm: float) -> str:
    return number(cm * UNITS_PER_CM)


def level(y: float) -> str:
    return units(-y)


def position(x: float, y: float) -> str:
    """A minus sign parts two numbers of a path by itself."""
    down = level(y)
    return units(x) + (down if down.startswith("-") else " " + down)


def element(name: str, *children: str, **attributes: str | float) -> str:
    """`stroke_width` becomes `stroke-width`; numbers keep three decimals."""
    written = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value, 3)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def fill(d: str, color: str, opacity: float = 1) -> str:
    return element("path", d=d, fill=color, **faded(opacity))


def stroke(d: str, color: str, width: float, opacity: float = 1, **extra: str) -> str:
    pen = {"stroke": color, "stroke_width": number(width * UNITS_PER_CM, 3)}
    return element("path", d=d, fill="none", **pen, **faded(opacity), **extra)


def disc(x: float, y: float, radius: float, color: str, opacity: float = 1) -> str:
    return element("circle", **_round(x, y, radius), fill=color, **faded(opacity))


def ring(x: float, y: float, radius: float, color: str, width: float, opacity: float = 1) -> str:
    pen = {"stroke": color, "stroke_width": number(width * UNITS_PER_CM, 3)}
    return element("circle", **_round(x, y, radius), fill="none", **pen, **faded(opacity))


def ellipse(x: float, y: float, rx: float, ry: float, **attributes: str | float) -> str:
    return element("ellipse", cx=units(x), cy=level(y), rx=units(rx), ry=units(ry), **attributes)


def box(x: float, top: float, width: float, height: float, **attributes: str | float) -> str:
    size = {"width": units(width), "height": units(height)}
    return element("rect", x=units(x), y=level(top), **size, **attributes)


def polygon(*corners: tuple[float, float]) -> str:
    return polyline(*corners) + "Z"


def polyline(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(position(x, y) for x, y in corners)


def arc(start: tuple[float, float], radius: float, end: tuple[float, float]) -> str:
    """The shorter arc, clockwise on the page."""
    r = units(radius)
    return f"M{position(*start)}A{r} {r} 0 0 1 {position(*end)}"


def group(children: Iterable[str], **attributes: str | float) -> str:
    return element("g", "".join(children), **attributes)


def faded(opacity: float) -> dict[str, float]:
    return {} if opacity == 1 else {"opacity": opacity}


def _round(x: float, y: float, radius: float) -> dict[str, str]:
    return {"cx": units(x), "cy": level(y), "r": units(radius)}

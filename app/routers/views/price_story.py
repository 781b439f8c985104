"""The price of a car over time as a step line: geometry for one drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from app.schemas.vehicle import PricePointRead

TOP, BOTTOM, FLOOR = 28, 100, 130
LEFT, RIGHT, WIDTH = 4, 716, 820
NARROW_RIGHT, NARROW_WIDTH = 354, 358


@dataclass(frozen=True, slots=True)
class Plot:
    """Path data in the units of a `width` by 158 viewBox."""

    width: int
    right: int
    line: str
    area: str
    begin_text_y: float
    end_y: float


@dataclass(frozen=True, slots=True)
class PriceStory:
    points: Sequence[PricePointRead]
    wide: Plot
    narrow: Plot
    reductions: int
    rises: int
    began: PricePointRead
    now: PricePointRead


def tell_story(points: Sequence[PricePointRead], today: date) -> PriceStory | None:
    """None where there is no price to tell of."""
    if not points:
        return None
    prices = [point.price for point in points]
    changes = list(pairwise(prices))
    return PriceStory(
        points=points,
        wide=_plot(points, today, RIGHT, WIDTH),
        narrow=_plot(points, today, NARROW_RIGHT, NARROW_WIDTH),
        reductions=sum(after < before for before, after in changes),
        rises=sum(after > before for before, after in changes),
        began=points[0],
        now=points[-1],
    )


def _plot(points: Sequence[PricePointRead], today: date, right: int, width: int) -> Plot:
    span = max((today - points[0].on).days, 1)
    highest = max(point.price for point in points)
    lowest = min(point.price for point in points)
    heights = [_height(point.price, lowest, highest) for point in points]
    line = f"M{LEFT} {heights[0]:.0f}"
    for point, y in zip(points[1:], heights[1:], strict=True):
        x = LEFT + (right - LEFT) * min((point.on - points[0].on).days / span, 1)
        line += f"H{x:.0f}V{y:.0f}"
    line += f"H{right}"
    return Plot(width, right, line, f"{line}V{FLOOR}H{LEFT}Z", heights[0] - 9, heights[-1])


def _height(price: Decimal, lowest: Decimal, highest: Decimal) -> float:
    """A price that never moved is a line in the upper third."""
    if highest == lowest:
        return (TOP + BOTTOM) / 2
    return TOP + (BOTTOM - TOP) * float((highest - price) / (highest - lowest))

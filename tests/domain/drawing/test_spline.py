import math
from itertools import pairwise

import pytest

from app.domain.drawing.geometry import BODIES, body_style
from app.domain.drawing.spline import Curve, Point, band, closed, path, pieces, shifted


def _curve(*pairs: tuple[float, float]) -> Curve:
    return tuple(Point(x, y) for x, y in pairs)


# The MetaPost manual prints the controls of this path to one decimal.
MANUAL = _curve((0, 0), (60, 40), (40, 90), (10, 70), (30, 50))
MANUAL_CONTROLS = [
    ((26.8, -1.8), (51.4, 14.6)),
    ((67.1, 61.0), (59.8, 84.6)),
    ((25.4, 94.0), (10.5, 84.5)),
    ((9.6, 58.8), (18.8, 49.6)),
]


def test_controls_are_those_of_the_metapost_manual() -> None:
    found = [
        tuple((round(p.x, 1), round(p.y, 1)) for p in (piece.first_control, piece.second_control))
        for piece in pieces(MANUAL)
    ]

    assert found == MANUAL_CONTROLS


@pytest.mark.parametrize("body", BODIES)
def test_every_outline_passes_through_its_points(body: str) -> None:
    top = body_style(body).top

    ends = [(piece.end.x, piece.end.y) for piece in pieces(top)]

    assert ends == [(point.x, point.y) for point in top[1:]]


def test_a_spline_has_one_direction_at_each_inner_point() -> None:
    fitted = pieces(MANUAL)

    for before, after in pairwise(fitted):
        knot = before.end
        arriving = math.atan2(knot.y - before.second_control.y, knot.x - before.second_control.x)
        leaving = math.atan2(after.first_control.y - knot.y, after.first_control.x - knot.x)
        assert arriving == pytest.approx(leaving)


def test_a_corner_parts_two_splines() -> None:
    bent = (Point(0, 0), Point(10, 5), Point(20, 5, corner=True), Point(20, -5), Point(10, -10))

    whole = pieces(bent)

    assert whole == pieces(bent[:3]) + pieces(bent[2:])


def test_two_points_are_joined_by_a_straight_line() -> None:
    assert path(_curve((0, 0), (10, 5))) == "M0 0L20-10"


def test_a_mirrored_curve_has_mirrored_controls() -> None:
    hill = _curve((-30, 0), (-10, 12), (0, 14), (10, 12), (30, 0))

    first, *_, last = pieces(hill)

    assert last.second_control.x == pytest.approx(-first.first_control.x)
    assert last.second_control.y == pytest.approx(first.first_control.y)


def test_three_points_of_a_half_circle_come_close_to_it() -> None:
    half = pieces(_curve((-100, 0), (0, 100), (100, 0)))[0]

    x = (-100 + 3 * half.first_control.x + 3 * half.second_control.x + 0) / 8
    y = (0 + 3 * half.first_control.y + 3 * half.second_control.y + 100) / 8

    assert math.hypot(x, y) == pytest.approx(100, rel=0.01)


def test_a_shifted_curve_keeps_its_corners() -> None:
    assert shifted((Point(1, 2), Point(3, 4, corner=True)), 10, -1) == (
        Point(11, 1),
        Point(13, 3, corner=True),
    )


def test_a_band_runs_out_along_one_curve_and_back_along_the_other() -> None:
    upper, lower = _curve((0, 5), (10, 5)), _curve((0, 0), (10, 0))

    assert band(upper, lower) == "M0-10L20-10L20 0L0 0Z"


def test_a_closed_path_says_so() -> None:
    assert closed(_curve((0, 0), (1, 0), (1, 1))).endswith("Z")

from datetime import datetime

import pytest

from app.domain.hours import HoursLine, Week, clock, hours_lines, open_text

DAY = [9 * 60, 20 * 60]
WEEK = Week.from_json(
    {**dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat"), DAY), "sun": [11 * 60, 18 * 60]}
)
CLOSED_SUNDAY = Week.from_json(dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat"), DAY))
SATURDAY = datetime(2026, 11, 21, 14, 0)  # noqa: DTZ001  # local wall time, as the module takes it
NEVER = Week.from_json({})


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "midnight"),
        (540, "9 am"),
        (570, "9:30 am"),
        (720, "12 pm"),
        (1200, "8 pm"),
        (1440, "midnight"),
    ],
)
def test_clock(minutes: int, text: str) -> None:
    assert clock(minutes) == text


def test_today_comes_first_and_equal_neighbors_join() -> None:
    assert hours_lines(WEEK, SATURDAY) == [
        HoursLine("Today, Saturday", 540, 1200, is_today=True),
        HoursLine("Sunday", 660, 1080, is_today=False),
        HoursLine("Monday to Friday", 540, 1200, is_today=False),
    ]


@pytest.mark.parametrize(
    ("week", "hour", "text"),
    [
        (WEEK, 8, "opens at 9 am"),
        (WEEK, 9, "open until 8 pm"),
        (WEEK, 19, "open until 8 pm"),
        (WEEK, 20, "opens tomorrow at 11 am"),
        (CLOSED_SUNDAY, 21, "opens Monday at 9 am"),
        (NEVER, 12, "closed"),
    ],
)
def test_open_text(week: Week, hour: int, text: str) -> None:
    assert open_text(week, SATURDAY.replace(hour=hour)) == text

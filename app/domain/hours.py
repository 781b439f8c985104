"""Opening hours as people read them. Minutes count from local midnight."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Day:
    """Both None when closed."""

    opens: int | None
    closes: int | None

    @property
    def is_open(self) -> bool:
        return self.opens is not None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first."""

    days: tuple[Day, ...]

    @classmethod
    def from_json(cls, hours: Mapping[str, Sequence[int] | None]) -> "Week":
        return cls(tuple(Day(*(hours.get(day) or (None, None))) for day in DAYS))


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Days in a row with the same hours; today always stands alone and first."""

    label: str
    opens: int | None
    closes: int | None
    is_today: bool


def clock(minutes: int) -> str:
    """`9 am`, `7:30 pm`; midnight at the end of a day is `midnight`."""
    hour, minute = divmod(minutes % 1440, 60)
    if (hour, minute) == (0, 0):
        return "midnight"
    shown = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    return f"{shown} {'am' if hour < 12 else 'pm'}"


def hours_lines(week: Week, now: datetime) -> list[HoursLine]:
    """Today, then the other six days in order from tomorrow, equal neighbors joined."""
    today = now.weekday()
    first = week.days[today]
    lines = [HoursLine(f"Today, {_NAMES[today]}", first.opens, first.closes, is_today=True)]
    following = [(today + step) % 7 for step in range(1, 7)]
    for day, group in groupby(following, key=lambda index: week.days[index]):
        lines.append(HoursLine(_span(list(group)), day.opens, day.closes, is_today=False))
    return lines


def _span(days: Sequence[int]) -> str:
    if len(days) == 1:
        return _NAMES[days[0]]
    joiner = "and" if len(days) == 2 else "to"
    return f"{_NAMES[days[0]]} {joiner} {_NAMES[days[-1]]}"


def open_text(week: Week, now: datetime) -> str:
    """`open until 8 pm`, `opens at 9 am`, `opens Monday at 9 am`, `closed`; `now` is local."""
    minute = now.hour * 60 + now.minute
    today = week.days[now.weekday()]
    if today.opens is not None and today.closes is not None:
        if today.opens <= minute < today.closes:
            return f"open until {clock(today.closes)}"
        if minute < today.opens:
            return f"opens at {clock(today.opens)}"
    return next(_next_openings(week, now.weekday()), "closed")


def _next_openings(week: Week, today: int) -> Iterator[str]:
    for step in range(1, 8):
        index = (today + step) % 7
        opens = week.days[index].opens
        if opens is not None:
            day = "tomorrow" if step == 1 else _NAMES[index]
            yield f"opens {day} at {clock(opens)}"

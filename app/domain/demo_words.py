"""What the demo dealership says about a car: one or two plain sentences that fit its facts."""

from random import Random

from app.domain.enums import Condition

_ONE_OWNER = (
    "One owner, traded in here.",
    "One owner, who bought it new in Portland.",
    "One owner, serviced on schedule.",
    "One owner, from across the river in Vancouver, Washington.",
    "One owner, who kept every receipt.",
)
_TWO_OWNERS = (
    "Two owners, both in Oregon.",
    "Two owners, with most of its service records.",
    "Two owners, the last one a neighbor of ours.",
    "Two owners, bought by us at auction.",
)
_NOTES = (
    "Small stone chips on the hood; everything works.",
    "A light scratch on the rear bumper, nothing else.",
    "Normal wear on the driver's seat, clean otherwise.",
    "New front brake pads and fresh oil.",
    "Four new all-season tires.",
    "Tires have about half their tread left.",
    "One curbed wheel, and we priced it that way.",
    "New windshield, new wiper blades.",
    "A door ding on the passenger side that we left alone.",
    "New 12-volt battery and cabin filter.",
)
_LOW_MILES = ("We found no marks on the paint.", "Looks close to new inside and out.")
_NEW = (
    "New, with the full factory warranty.",
    "New, never registered. Both keys and the books are in it.",
    "New, with the plastic still on the seats.",
)
_FEW_MILES = 20_000


def describe(condition: Condition, owners: int, keys: int, miles: int, rng: Random) -> str:
    if condition is Condition.new:
        return rng.choice(_NEW)
    history = rng.choice(_ONE_OWNER if owners == 1 else _TWO_OWNERS)
    if condition is Condition.certified:
        return f"{history} Certified after our 142-point inspection."
    if keys == 1:
        return f"{history} It comes with one key; we can order a second."
    return f"{history} {rng.choice(_LOW_MILES if miles < _FEW_MILES else _NOTES)}"

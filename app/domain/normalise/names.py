"""Make, model and trim out of what feeds write: "RAM" + "1500 Laramie", "Land" + "Rover Discovery".

Badges follow the search conventions: 330i, C 300 and RX 350 are trims of 3 Series, C-Class and RX.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.data.aliases import FUEL_IN_NAME, NOT_A_MODEL
from app.data.makes import MAKE_ALIASES, MODELS, OTHER_MAKES, TORN_MAKES, ModelLine
from app.data.vocabulary import BODIES
from app.domain.normalise.text import name_key, shown

OTHER_MODEL = "Other"

_LONGEST_MODEL = 5
_BMW_BADGE = re.compile(r"(m?)([1-8])\d\d([a-z]{0,3})", re.IGNORECASE)
_BMW_SUFFIXES = ("i", "d", "e", "xi", "ci", "is", "li", "ti", "xd", "il", "ix")
_BADGE = re.compile(r"([a-z]{1,3})-?(\d{2,3}[a-z]{0,2})", re.IGNORECASE)
_DIGITS = re.compile(r"\d{2,3}[a-z]{0,2}", re.IGNORECASE)
_BODY_OF_TAIL = {
    "cabriolet": "convertible",
    "convertible": "convertible",
    "coupe": "coupe",
    "hatchback": "hatchback",
    "roadster": "convertible",
    "sedan": "sedan",
    "sportwagen": "wagon",
    "spyder": "convertible",
    "wagon": "wagon",
}
_TALL = ("suv", "crossover")
# "mpv", "wagon" and "door" in place of a model come from registration papers and mean SUVs as well.
_SURE_BODY = {
    "coupe": "coupe",
    "pickup": "pickup",
    "pk": "pickup",
    "sedan": "sedan",
    "van": "van",
    "vans": "van",
}


@dataclass(frozen=True, slots=True)
class VehicleName:
    """`is_known` is False for a model our table does not have; `fuel` is what the name says.

    `says_model` is False where a feed has only a body word in the model's place.
    """

    make: str
    model: str
    trim: str | None
    fuel: str | None = None
    body: str | None = None
    seats: int | None = None
    is_known: bool = True
    says_model: bool = True


@lru_cache(maxsize=16384)
def vehicle_name(make: str, model: str, trim: str | None = None) -> VehicleName:
    make_name, model = _join_torn_make(make, model)
    tokens = model.split()
    found = _badged(make_name, tokens, trim) or _listed(make_name, tokens, trim)
    if found is None:
        return _unlisted(make_name, model, trim)
    line, rest = found
    rest, fuel = _without_fuel(line.name, rest)
    tail = _written_as(model, " ".join(rest))
    return VehicleName(
        make=make_name,
        model=line.name,
        trim=tail or None,
        fuel=fuel,
        body=_body(line, rest),
        seats=line.seats,
    )


def _written_as(model: str, tail: str) -> str:
    """The feed's own case, unless it writes all small or all large; badges have theirs already."""
    if any(char.isdigit() for char in tail[:5]):
        return tail
    return shown(tail) if model.islower() or (model.isupper() and len(model) > 8) else tail


def make_name(text: str) -> str:
    """The make's display name: "vw" is Volkswagen, "CHEVY" is Chevrolet."""
    return _MAKES.get(name_key(text)) or _as_make(text)


def _as_make(text: str) -> str:
    if text.isupper() and len(text) <= 4:
        return text
    return (
        " ".join(word.capitalize() for word in text.split())
        if text.islower() or text.isupper()
        else text
    )


def _join_torn_make(make: str, model: str) -> tuple[str, str]:
    second = TORN_MAKES.get(make.lower())
    first, _, rest = model.partition(" ")
    if second and first.lower() == second:
        model = rest
    name = make_name(make)
    prefix = f"{name} "
    if model.lower().startswith(prefix.lower()):
        model = model[len(prefix) :]
    return name, model


def _listed(make: str, tokens: list[str], trim: str | None) -> tuple[ModelLine, list[str]] | None:
    """The longest model of the table that the name begins with."""
    lines = _LINES.get(make, {})
    for length in range(min(_LONGEST_MODEL, len(tokens)), 0, -1):
        line = lines.get(name_key("".join(tokens[:length])))
        if line is not None:
            return line, _merged(tokens[length:], trim)
    return None


def _badged(make: str, tokens: list[str], trim: str | None) -> tuple[ModelLine, list[str]] | None:
    if make not in _BADGE_MAKES:
        return None
    tokens = _merged(tokens, trim)
    return _bmw(tokens) if make == "BMW" else _lettered(make, tokens)


def _bmw(tokens: list[str]) -> tuple[ModelLine, list[str]] | None:
    """`330i`, `330 i xDrive`, `335 335i`, `3 Series 330i`: the first digit names the series."""
    if len(tokens) > 1 and tokens[0] in "12345678" and tokens[1].lower() == "series":
        rest = tokens[2:]
        within = _bmw(rest)
        return _LINES["BMW"][f"{tokens[0]}series"], within[1] if within else rest
    found = _BMW_BADGE.fullmatch(tokens[0]) if tokens else None
    if found is None:
        return None
    badge, rest = tokens[0], tokens[1:]
    if rest and rest[0].lower().startswith(badge.lower()):
        badge, rest = rest[0], rest[1:]
    elif not found[3]:
        suffix = next((word for word in rest if word.lower() in _BMW_SUFFIXES), "")
        rest = [word for word in rest if word is not suffix]
        badge += suffix
    return _LINES["BMW"][f"{found[2]}series"], [_tidy_bmw(badge), *map(_tidy_drive, rest)]


def _tidy_bmw(badge: str) -> str:
    return badge[0].upper() + badge[1:].lower() if badge.isupper() or badge.islower() else badge


def _tidy_drive(word: str) -> str:
    return "xDrive" if word.lower() == "xdrive" else word


def _lettered(make: str, tokens: list[str]) -> tuple[ModelLine, list[str]] | None:
    """`C 300`, `C300`, `C-Class C 300`, `AMG GLC 63 S`, `RX 350 RX 350`: badge, then the rest."""
    maker = [word for word in tokens[:1] if word.upper() == "AMG"]
    tokens = tokens[len(maker) :]
    if maker and tokens and tokens[0].upper() == "GT":
        return _LINES[make]["amggt"], tokens[1:]
    badge, rest = _leading_badge(make, tokens)
    if badge is not None:
        return _BADGE_LINES[make][badge[0]], [*maker, *badge, *_without_repeat(badge, rest)]
    listed = _listed(make, tokens, None)
    if listed is None:
        return None
    line, rest = listed
    badge, after = _leading_badge(make, rest)
    if badge is not None:
        return line, [*maker, *badge, *_without_repeat(badge, after)]
    return line, [*maker, *rest]


def _leading_badge(make: str, tokens: list[str]) -> tuple[tuple[str, str] | None, list[str]]:
    codes = _BADGE_LINES[make]
    if len(tokens) > 1 and tokens[0].upper() in codes and _DIGITS.fullmatch(tokens[1]):
        return (tokens[0].upper(), tokens[1]), tokens[2:]
    fused = _BADGE.fullmatch(tokens[0]) if tokens else None
    if fused and fused[1].upper() in codes:
        return (fused[1].upper(), fused[2]), tokens[1:]
    return None, tokens


def _without_repeat(badge: tuple[str, str], rest: list[str]) -> list[str]:
    """Some feeds say the badge twice: `RX 350 RX 350`, `GX 460 460`."""
    said = name_key("".join(badge))
    for length in (2, 1):
        if len(rest) >= length and name_key("".join(rest[:length])) in (said, name_key(badge[1])):
            return rest[length:]
    return rest


def _without_fuel(model: str, rest: list[str]) -> tuple[list[str], str | None]:
    fuel = None
    while rest:
        for length in (3, 2, 1):
            code = (
                FUEL_IN_NAME.get(" ".join(rest[:length]).lower()) if len(rest) >= length else None
            )
            if code:
                fuel, rest = fuel or code, rest[length:]
                break
        else:
            break
    return rest, fuel


def _merged(rest: list[str], trim: str | None) -> list[str]:
    """The words after the model and the trim column, without saying the same twice."""
    said = (trim or "").split()
    tail, column = name_key("".join(rest)), name_key("".join(said))
    if not column or tail.endswith(column):
        return rest
    return said if column.startswith(tail) else [*rest, *said]


def _body(line: ModelLine, rest: list[str]) -> str | None:
    tail = [word.lower() for word in rest]
    for first, second in pairwise(tail):
        if first == "gran":
            return "hatchback" if second == "turismo" else "sedan"
    for word in tail:
        body = _BODY_OF_TAIL.get(word)
        if body and line.body in _TALL:
            return "crossover" if body == "coupe" else line.body
        if body:
            return body
    return line.body


def _unlisted(make: str, model: str, trim: str | None) -> VehicleName:
    if model.lower() in NOT_A_MODEL or not name_key(model):
        body = _SURE_BODY.get(model.lower())
        named = BODIES[body] if body else OTHER_MODEL
        return VehicleName(make, named, trim, body=body, is_known=False, says_model=False)
    return VehicleName(make, shown(model), trim and shown(trim), is_known=False)


def _read_lines(table: str) -> dict[str, ModelLine]:
    lines: dict[str, ModelLine] = {}
    for row in table.split("\n"):
        name, _, facts = row.strip().partition("|")
        if not name:
            continue
        body, seats, *spellings = facts.split("|")
        line = ModelLine(name, body or None, int(seats) if seats else None)
        for spelling in (name, *(spellings[0].split(",") if spellings else ())):
            lines.setdefault(name_key(spelling), line)
    return lines


_LINES = {make: _read_lines(table) for make, table in MODELS.items()}
_MAKES = {
    name_key(spelling): make
    for make in (*OTHER_MAKES, *MAKE_ALIASES, *MODELS)
    for spelling in (make, *MAKE_ALIASES.get(make, ()))
}
_BADGE_LINES = {
    "Lexus": {line.name: line for line in _LINES["Lexus"].values() if " " not in line.name},
    "Mercedes-Benz": {
        line.name.removesuffix("-Class"): line for line in _LINES["Mercedes-Benz"].values()
    }
    | {"ML": _LINES["Mercedes-Benz"]["ml"]},
}
_BADGE_MAKES = ("BMW", *_BADGE_LINES)

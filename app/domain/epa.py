"""A row of EPA's fuel economy table, in the store's codes. The columns are read by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.domain.errors import BadFeed
from app.domain.normalise.names import vehicle_name
from app.domain.text import key

REQUIRED = ("id", "year", "make", "model", "VClass", "city08", "highway08", "comb08")

# EPA tests trucks up to 8,500 lb: its Silverado C10, K15 and plain Silverado are the 1500.
_HEAVY = re.compile(r"25|35|\bHD\b", re.IGNORECASE)
_HALF_TONS = {("Chevrolet", "Silverado"): "Silverado 1500", ("GMC", "Sierra"): "Sierra 1500"}
_DRIVES = {
    "2-Wheel Drive": "2wd",
    "4-Wheel Drive": "4wd",
    "4-Wheel or All-Wheel Drive": "4wd or awd",
    "All-Wheel Drive": "awd",
    "Front-Wheel Drive": "fwd",
    "Part-time 4-Wheel Drive": "4wd",
    "Rear-Wheel Drive": "rwd",
}
_FUELS = {
    "Bifuel (CNG)": "gasoline",
    "Bifuel (LPG)": "gasoline",
    "CNG": "natural_gas",
    "Diesel": "diesel",
    "EV": "electric",
    "FCV": "hydrogen",
    "FFV": "flex",
    "Hybrid": "hybrid",
    "Plug-in Hybrid": "plug_in_hybrid",
}
_FUELS_OF_TANK = {
    "Diesel": "diesel",
    "Electricity": "electric",
    "Hydrogen": "hydrogen",
    "Natural Gas": "natural_gas",
}
_YEARS = range(1900, 2101)
# By column: more is no car, and would not fit the store's column either.
_MOST = {
    "id": 10**9,
    "cylinders": 99,
    "city08": 9999,
    "highway08": 9999,
    "comb08": 9999,
    "range": 99_999,
    "co2": 99_999,
}
_TOO_MUCH = 10**10


@dataclass(frozen=True, slots=True)
class EpaRow:
    """`base_model_key` is the key of the store's model line; mpg is MPGe for electric cars."""

    id: int
    year: int
    make: str
    make_key: str
    model: str
    model_key: str
    base_model: str | None
    base_model_key: str
    vehicle_class: str | None
    drive: str | None
    transmission: str | None
    fuel: str | None
    cylinders: int | None
    displacement_l: Decimal | None
    mpg_city: int | None
    mpg_highway: int | None
    mpg_combined: int | None
    range_mi: int | None
    co2_g_mi: int | None


def check_columns(names: Mapping[str, int]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise BadFeed(detail=f"This is not EPA's table: it has no column {', '.join(missing)}.")


def read_epa_row(row: Mapping[str, str]) -> EpaRow | None:
    """None for a row without id, year, make or model, or with a number no car has."""
    number, year = _count(row.get("id")), _count(row.get("year"))
    make, model = row.get("make", "").strip(), row.get("model", "").strip()
    if number is None or year is None or not make or not model or not _fits(row, year):
        return None
    name = vehicle_name(make, model)
    base = row.get("baseModel", "").strip() or None
    return EpaRow(
        id=number,
        year=year,
        make=name.make[:60],
        make_key=key(name.make)[:60],
        model=model[:120],
        model_key=key(model)[:120],
        base_model=base and base[:120],
        base_model_key=key(_line(name.make, name.model, model, is_known=name.is_known))[:120],
        vehicle_class=row.get("VClass", "").strip()[:80] or None,
        drive=_DRIVES.get(row.get("drive", "")),
        transmission=_transmission(row.get("trany", "")),
        fuel=_fuel(row),
        cylinders=_count(row.get("cylinders")),
        displacement_l=_liters(row.get("displ")),
        mpg_city=_count(row.get("city08")),
        mpg_highway=_count(row.get("highway08")),
        mpg_combined=_count(row.get("comb08")),
        range_mi=_count(row.get("range")),
        co2_g_mi=_count(row.get("co2")),
    )


def _fits(row: Mapping[str, str], year: int) -> bool:
    return year in _YEARS and all(
        (_count(row.get(name)) or 0) <= most for name, most in _MOST.items()
    )


def _line(make: str, line: str, model: str, *, is_known: bool) -> str:
    if (make, line) in _HALF_TONS and not _HEAVY.search(model):
        return _HALF_TONS[make, line]
    if line == "Yukon" and "XL" in model.split():
        return "Yukon XL"
    return line if is_known else model


def _transmission(text: str) -> str | None:
    if "variable" in text or "(AV" in text:
        return "cvt"
    if text.startswith("Automatic"):
        return "automatic"
    return "manual" if text.startswith("Manual") else None


def _fuel(row: Mapping[str, str]) -> str | None:
    kind = row.get("atvType", "").strip()
    if kind in _FUELS:
        return _FUELS[kind]
    tank = row.get("fuelType1", "").strip()
    if tank in _FUELS_OF_TANK:
        return _FUELS_OF_TANK[tank]
    return "gasoline" if "Gasoline" in tank else None


def _count(text: str | None) -> int | None:
    """A whole number above zero: EPA writes 0 for what does not apply and -1 for unknown."""
    number = _decimal(text)
    return int(min(number, Decimal(_TOO_MUCH))) if number is not None and number > 0 else None


def _liters(text: str | None) -> Decimal | None:
    number = _decimal(text)
    return round(number, 1) if number is not None and 0 < number < 100 else None


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None

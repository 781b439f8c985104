"""What is known of a car, as the rows its page prints; the unknown is left out."""

from dataclasses import dataclass

from app.domain.draft import SpecValue
from app.routers.formatting import label, miles
from app.schemas.vehicle import VehicleRead

_SPEC_NAMES = {
    "horsepower": "Horsepower",
    "torque_lb_ft": "Torque, lb-ft",
    "curb_weight_lb": "Curb weight, lb",
    "cargo_cu_ft": "Cargo, cubic feet",
    "towing_lb": "Towing, lb",
    "bed_length_ft": "Bed length, feet",
    "range_mi": "Range, miles",
    "electric_range_mi": "Electric range, miles",
    "battery_kwh": "Battery, kWh",
    "owner_count": "Owners before",
    "key_count": "Keys",
    "epa_class": "EPA class",
    "epa_range_mi": "EPA range, miles",
    "epa_co2_g_mi": "EPA CO₂, grams a mile",
}

# The line under the name says it already.
_TOLD_ABOVE = {"one_owner"}


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SpecSheet:
    """`key_specs` are the few figures under the stage, `rows` the whole table."""

    key_specs: list[Row]
    rows: list[Row]


def build_sheet(car: VehicleRead) -> SpecSheet:
    return SpecSheet(_key_specs(car), [*_rows(car), *_extra(car)])


def _key_specs(car: VehicleRead) -> list[Row]:
    """Four at most: what it drinks, what it pulls with, which wheels, how many people."""
    engine = car.engine or label("fuel", car.fuel)
    power = car.specs.get("horsepower")
    cargo = car.specs.get("cargo_cu_ft")
    candidates = [
        _economy(car),
        Row(engine or "power", f"{power} hp") if power else Row("engine", engine),
        Row("drive", label("drivetrain", car.drivetrain).removesuffix(" drive")),
        Row(
            f"{cargo} cu ft cargo" if cargo else "in all",
            f"{car.seats} seats" if car.seats else "",
        ),
        Row("transmission", label("transmission", car.transmission)),
    ]
    return [row for row in candidates if row.value][:4]


def _economy(car: VehicleRead) -> Row:
    reach = car.specs.get("range_mi") or car.specs.get("epa_range_mi")
    if car.fuel == "electric" and reach:
        return Row("range", f"{reach} miles")
    return Row("combined", f"{car.mpg_combined} mpg" if car.mpg_combined else "")


def _rows(car: VehicleRead) -> list[Row]:
    mpg = [f"{car.mpg_city} city" if car.mpg_city else ""]
    mpg += [f"{car.mpg_highway} highway" if car.mpg_highway else ""]
    mpg += [f"{car.mpg_combined} combined" if car.mpg_combined else ""]
    values = {
        "Year": str(car.year),
        "Make": car.make,
        "Model": car.model,
        "Trim": car.trim,
        "Condition": label("condition", car.condition.value),
        "Mileage": miles(car.mileage) if car.mileage is not None else None,
        "Body": label("body", car.body),
        "Doors": _text(car.doors),
        "Seats": _text(car.seats),
        "Engine": car.engine,
        "Cylinders": _text(car.cylinders),
        "Displacement": f"{car.displacement_l} L" if car.displacement_l else None,
        "Fuel": label("fuel", car.fuel),
        "Fuel economy, mpg": ", ".join(part for part in mpg if part),
        "Transmission": car.transmission_name or label("transmission", car.transmission),
        "Drive": label("drivetrain", car.drivetrain),
        "Exterior color": car.exterior_color_name or label("exterior_color", car.exterior_color),
        "Interior color": car.interior_color_name or label("exterior_color", car.interior_color),
        "Title": car.title_brand,
        "Stock number": car.stock_number,
        "VIN": car.vin,
    }
    return [Row(name, value) for name, value in values.items() if value]


def _extra(car: VehicleRead) -> list[Row]:
    known = [name for name in _SPEC_NAMES if name in car.specs]
    others = sorted(set(car.specs) - {*_SPEC_NAMES, *_TOLD_ABOVE})
    return [Row(_spec_name(name), _spec_value(car.specs[name])) for name in (*known, *others)]


def _spec_name(name: str) -> str:
    return _SPEC_NAMES.get(name, name.replace("_", " ").capitalize())


def _spec_value(value: SpecValue) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)

"""What is known of a car, as the rows its page prints; the unknown is left out."""

from dataclasses import dataclass

from app.domain.draft import SpecValue
from app.routers.formatting import label, miles
from app.schemas.vehicle import VehicleRead

_SPEC_NAMES = {
    "epa_class": "EPA class",
    "hp": "Horsepower",
    "mpge": "MPGe",
    "msrp": "MSRP",
    "cu_ft": "Cargo, cubic feet",
}


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
    engine = car.engine or label("fuel", car.fuel)
    drive = label("drivetrain", car.drivetrain).removesuffix(" drive")
    candidates = [
        Row("combined", f"{car.mpg_combined} mpg" if car.mpg_combined else ""),
        Row("engine", engine),
        Row("drive", drive),
        Row("seats" if car.seats else "transmission", _seats_or_gears(car)),
    ]
    return [row for row in candidates if row.value]


def _seats_or_gears(car: VehicleRead) -> str:
    return str(car.seats) if car.seats else label("transmission", car.transmission)


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
    return [Row(_spec_name(name), _spec_value(value)) for name, value in car.specs.items()]


def _spec_name(name: str) -> str:
    return _SPEC_NAMES.get(name, name.replace("_", " ").capitalize())


def _spec_value(value: SpecValue) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)

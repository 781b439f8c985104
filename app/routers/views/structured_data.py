"""schema.org data of a car's page, for search engines."""

from app.domain.enums import Condition, VehicleStatus
from app.routers.formatting import label
from app.schemas.store import StoreRead
from app.schemas.vehicle import VehicleRead

Json = str | int | float | None | list["Json"] | dict[str, "Json"]

_SCHEMA = "https://schema.org/"


def vehicle_data(vehicle: VehicleRead, store: StoreRead, page_url: str) -> dict[str, Json]:
    """Fields the store does not know are left out, never guessed."""
    data: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "Car",
        "name": f"{vehicle.year} {vehicle.make} {vehicle.model}",
        "url": page_url,
        "brand": {"@type": "Brand", "name": vehicle.make},
        "model": vehicle.model,
        "vehicleModelDate": str(vehicle.year),
        "vehicleConfiguration": vehicle.trim,
        "vehicleIdentificationNumber": vehicle.vin,
        "sku": vehicle.stock_number,
        "bodyType": label("body", vehicle.body),
        "color": vehicle.exterior_color_name or label("exterior_color", vehicle.exterior_color),
        "driveWheelConfiguration": label("drivetrain", vehicle.drivetrain),
        "fuelType": label("fuel", vehicle.fuel),
        "vehicleTransmission": label("transmission", vehicle.transmission),
        "vehicleSeatingCapacity": vehicle.seats,
        "numberOfDoors": vehicle.doors,
        "itemCondition": _SCHEMA + _condition(vehicle.condition),
        "mileageFromOdometer": _miles(vehicle.mileage),
        "offers": _offer(vehicle, store, page_url),
    }
    return {name: value for name, value in data.items() if value not in (None, "")}


def _condition(condition: Condition) -> str:
    return "NewCondition" if condition is Condition.new else "UsedCondition"


def _miles(mileage: int | None) -> Json:
    if mileage is None:
        return None
    return {"@type": "QuantitativeValue", "value": mileage, "unitCode": "SMI"}


def _offer(vehicle: VehicleRead, store: StoreRead, page_url: str) -> Json:
    if vehicle.price is None:
        return None
    free = vehicle.status is VehicleStatus.available
    return {
        "@type": "Offer",
        "url": page_url,
        "price": f"{vehicle.price:.2f}",
        "priceCurrency": "USD",
        "availability": _SCHEMA + ("InStock" if free else "LimitedAvailability"),
        "seller": {"@type": "AutoDealer", "name": store.name},
    }

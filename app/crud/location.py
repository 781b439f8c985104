from collections.abc import Callable, Mapping
from typing import ClassVar

from app.crud.base import CRUDBase
from app.domain.errors import DomainError, LocationInUse, Taken
from app.models.store import Location
from app.schemas.location import LocationCreate, LocationUpdate


class LocationCRUD(CRUDBase[Location, LocationCreate, LocationUpdate]):
    conflicts: ClassVar[Mapping[str, Callable[[], DomainError]]] = {
        "uq_locations_code": lambda: Taken(field="code"),
        "fk_vehicles_location_id": LocationInUse,
    }


locations = LocationCRUD(Location)

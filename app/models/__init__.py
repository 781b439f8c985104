from app.core.database import Base
from app.models import epa, make, reference, store, vehicle, vehicle_import

__all__ = ["Base", "epa", "make", "reference", "store", "vehicle", "vehicle_import"]

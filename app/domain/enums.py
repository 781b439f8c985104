from enum import StrEnum


class Condition(StrEnum):
    certified = "certified"
    new = "new"
    used = "used"


class VehicleStatus(StrEnum):
    """The order is the life of a car on the lot."""

    incoming = "incoming"
    in_recon = "in_recon"
    available = "available"
    on_hold = "on_hold"
    sale_pending = "sale_pending"
    sold = "sold"
    delivered = "delivered"
    archived = "archived"


PUBLIC_STATUSES = (VehicleStatus.available, VehicleStatus.on_hold, VehicleStatus.sale_pending)
HELD_STATUSES = (VehicleStatus.on_hold, VehicleStatus.sale_pending)
OFF_LOT_STATUSES = (VehicleStatus.delivered, VehicleStatus.archived)


class VehicleSort(StrEnum):
    best = "best"
    newest = "newest"
    price = "price"
    price_down = "-price"
    mileage = "mileage"
    year = "year"
    payment = "payment"


class MediaKind(StrEnum):
    photo = "photo"
    spin = "spin"
    video = "video"


class Severity(StrEnum):
    """Of a problem with a row of a feed: an error leaves the row out, a warning does not."""

    error = "error"
    warning = "warning"


class ImportStatus(StrEnum):
    running = "running"
    finished = "finished"
    failed = "failed"

from typing import ClassVar


class DomainError(Exception):
    """A refusal the user can act on; `field` names the input it belongs to, if one does."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "refused"
    message: ClassVar[str] = "This was refused."

    def __init__(self, *, field: str | None = None, detail: str | None = None) -> None:
        self.field = field
        self.detail = detail or self.message
        super().__init__(self.detail)


class Unauthenticated(DomainError):
    status = 401
    code = "unauthenticated"
    message = "Sign in first."


class NotFound(DomainError):
    status = 404
    code = "not_found"
    message = "There is no such thing here."


class VehicleNotFound(NotFound):
    code = "vehicle_not_found"
    message = "That car has left the lot."


class Invalid(DomainError):
    """A value that is well formed but cannot be used."""

    status = 422
    code = "invalid"
    message = "This value cannot be used."


class BadCursor(Invalid):
    code = "bad_cursor"
    message = "This cursor does not belong to this search. Start again without it."


class UnknownFilter(Invalid):
    """A filter value that names nothing in the store's lists."""

    code = "unknown_value"


class BadFeed(DomainError):
    """A feed file that cannot be read at all; single bad rows are reported, not raised."""

    status = 422
    code = "bad_feed"
    message = "This file could not be read as a feed."


class DatabaseUnavailable(DomainError):
    status = 503
    code = "database_unavailable"
    message = "The database does not answer. Nothing was changed; try again in a moment."


class Taken(DomainError):
    """A value that must be the store's only one."""

    status = 409
    code = "taken"
    message = "This is already in use. Choose another."


class LocationInUse(DomainError):
    status = 409
    code = "location_in_use"
    message = "Cars still stand at this location. Move them first."

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.schemas.base import Schema
from app.utils.schema_helpers import PLAIN, Omittable


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("Use a name of the time zone database, like America/Los_Angeles.")
    return ZoneInfo(name).key


Minutes = Annotated[int, Field(ge=0, le=1440)]
Hours = dict[
    Annotated[str, Field(pattern="^(mon|tue|wed|thu|fri|sat|sun)$")],
    Annotated[list[Minutes], Field(min_length=2, max_length=2)] | None,
]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=80), PLAIN]
Street = Annotated[str, Field(max_length=120), PLAIN]
State = Annotated[str, Field(pattern="^[A-Z]{2}$")]
PostalCode = Annotated[str, Field(pattern=r"^\d{5}(-\d{4})?$")]
Phone = Annotated[str, Field(max_length=40), PLAIN]
TimeZone = Annotated[str, AfterValidator(_known_zone)]


class LocationCreate(BaseModel):
    """A rooftop. `hours` maps "mon".."sun" to [opens, closes] in minutes after local midnight."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    name: Name
    street: Street
    city: Name
    state: State
    postal_code: PostalCode
    phone: Phone
    time_zone: TimeZone
    hours: Hours
    position: Annotated[int, Field(ge=0, le=1000)] = 0


class LocationUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Omittable[Name] = None
    street: Omittable[Street] = None
    city: Omittable[Name] = None
    state: Omittable[State] = None
    postal_code: Omittable[PostalCode] = None
    phone: Omittable[Phone] = None
    time_zone: Omittable[TimeZone] = None
    hours: Omittable[Hours] = None
    position: Omittable[Annotated[int, Field(ge=0, le=1000)]] = None


class LocationCard(Schema):
    """`hours` as in LocationCreate, local to `time_zone`."""

    id: int
    code: str
    name: str
    street: str
    city: str
    state: str
    postal_code: str
    phone: str
    time_zone: str
    hours: Hours
    version: int

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

T = TypeVar("T")

PriceText = Annotated[
    Decimal,
    PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str),
    Field(description="US dollars as a decimal string", examples=["27980.00"]),
]


class Schema(BaseModel):
    """What the API answers; built from ORM rows or dataclasses."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class SearchSchema(BaseModel):
    """Query parameters: a blank field of an HTML form is the same as an absent one."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def drop_blanks(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        kept: dict[str, Any] = {}
        for name, value in data.items():
            if isinstance(value, list):
                values = list(dict.fromkeys(item for item in value if not _is_blank(item)))
                if values:
                    kept[name] = values if cls._takes_many(name) else values[-1]
            elif not _is_blank(value):
                kept[name] = value
        return kept

    @classmethod
    def _takes_many(cls, name: str) -> bool:
        fields = cls.model_fields
        return name in fields and get_origin(fields[name].annotation) in (list, tuple)


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


class PageParams(SearchSchema):
    """Where in a list one is; `cursor` comes from the page before."""

    cursor: Annotated[str | None, Field(max_length=300)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class PageRead(Schema, Generic[T]):
    items: list[T]
    total: int
    next_cursor: str | None


class FieldProblem(Schema):
    field: str
    message: str
    code: str


class Problem(Schema):
    """RFC 9457 problem+json."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    trace_id: str
    errors: list[FieldProblem] = []

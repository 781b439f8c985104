from app.schemas.base import Schema


class ReferenceRead(Schema):
    """An entry of a shared list; `code` is what filters and feeds say."""

    code: str
    name: str


class ReferenceList(Schema):
    items: list[ReferenceRead]
    total: int
    next_cursor: None = None

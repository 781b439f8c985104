"""A search as a link: the same filters always give the same query string."""

from urllib.parse import urlencode

from app.schemas.vehicle import VehicleSearch

Change = str | int | list[str] | None


def query_string(search: VehicleSearch, **changes: Change) -> str:
    """The search with `changes` made (None removes); the cursor goes unless it is a change."""
    data = search.model_dump(mode="json", exclude_defaults=True, exclude={"cursor"})
    data.update(changes)
    pairs = [
        (name, value) for name in VehicleSearch.model_fields for value in _values(data.get(name))
    ]
    return urlencode(pairs)


def without(search: VehicleSearch, field: str, value: str) -> str:
    """The search with one value of `field` taken away."""
    held = getattr(search, field)
    if isinstance(held, list):
        return query_string(search, **{field: [item for item in held if item != value]})
    return query_string(search, **{field: None})


def _values(value: object) -> list[str]:
    if value is None:
        return []
    return sorted(map(str, value)) if isinstance(value, list) else [str(value)]

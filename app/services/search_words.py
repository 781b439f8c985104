"""What a search says back: its filters in words, its facets with labels, its histogram."""

from collections.abc import Iterable, Mapping

from app.crud.inventory_search import (
    HISTOGRAM_BINS,
    HISTOGRAM_STEP,
    SEAT_CHOICES,
    CountedValue,
    Counts,
)
from app.data import vocabulary
from app.domain.money import format_usd
from app.domain.text import key
from app.schemas.vehicle import AppliedFilter, FacetValue, HistogramBin, VehicleSearch

LABELS: Mapping[str, Mapping[str, str]] = {
    "body": vocabulary.BODIES,
    "drivetrain": vocabulary.DRIVETRAINS,
    "fuel": vocabulary.FUELS,
    "transmission": vocabulary.TRANSMISSIONS,
    "exterior_color": vocabulary.COLORS,
    "condition": vocabulary.CONDITIONS,
    "feature": vocabulary.FEATURES,
}
FIELD_NAMES = {
    "q": "Words",
    "make": "Make",
    "model": "Model",
    "trim": "Trim",
    "body": "Body",
    "drivetrain": "Drive",
    "fuel": "Fuel",
    "transmission": "Transmission",
    "exterior_color": "Color",
    "condition": "Condition",
    "location": "Location",
    "feature": "Feature",
    "price_min": "Price",
    "price_max": "Price",
    "payment_max": "Payment",
    "year_min": "Year",
    "year_max": "Year",
    "mileage_max": "Miles",
    "seats_min": "Seats",
    "mpg_min": "Economy",
    "near": "Near",
    "radius_mi": "Within",
    "vin": "VIN",
    "stock_number": "Stock number",
    "sort": "Order",
    "cursor": "Place in the list",
    "limit": "Cars a page",
}
# What the field of a form is called where "Price: up to $30,000" names the filter.
_FIELD_LABELS = {
    "q": "Search words",
    "year_min": "Earliest year",
    "year_max": "Latest year",
    "price_min": "Lowest price",
    "price_max": "Highest price",
    "mileage_max": "Most miles",
    "payment_max": "Most a month",
    "mpg_min": "Miles per gallon",
    "near": "ZIP code",
    "radius_mi": "Distance",
}
_NOT_FILTERS = ("sort", "cursor", "limit")
# There are no map points of ZIP codes yet, and what is not applied must not look applied.
_NOT_APPLIED = ("near", "radius_mi")


def field_label(field: str) -> str:
    plain = field.removeprefix("not_")
    return _FIELD_LABELS.get(plain) or FIELD_NAMES.get(plain, "Filter")


def applied_filters(
    search: VehicleSearch, facets: Mapping[str, Iterable[FacetValue]]
) -> list[AppliedFilter]:
    """Each filter in force, in the order of the query parameters; each can be taken away alone.

    Makes, models and locations are named as their facets name them, however they were typed.
    """
    said = search.model_dump(mode="json", exclude_defaults=True)
    names = {
        (field, key(found.value)): found.label
        for field in ("make", "model", "location")
        for found in facets.get(field, ())
    }
    return [
        AppliedFilter(field=field, value=str(value), words=words, label=f"{name}: {words}")
        for field in VehicleSearch.model_fields
        if field in said and field not in (*_NOT_FILTERS, *_NOT_APPLIED)
        for value in _each(said[field])
        for name, words in [_name_and_words(field, str(value), names)]
    ]


def _name_and_words(
    field: str, value: str, names: Mapping[tuple[str, str], str]
) -> tuple[str, str]:
    plain = field.removeprefix("not_")
    words = names.get((plain, key(value))) or _words(plain, value)
    return FIELD_NAMES[plain], words if plain == field else f"not {words}"


def _words(field: str, value: str) -> str:
    if field in LABELS:
        codes = {key(name): label for c, label in LABELS[field].items() for name in (c, label)}
        return codes.get(key(value), value)
    template = _AMOUNT_WORDS.get(field)
    if template is None:
        return value
    amount = int(value)
    shown = format_usd(amount) if field in _DOLLARS else f"{amount:,}"
    return template.format(str(amount) if field.startswith("year") else shown)


_DOLLARS = ("price_min", "price_max", "payment_max")
_AMOUNT_WORDS = {
    "price_min": "from {}",
    "price_max": "up to {}",
    "payment_max": "up to {} a month",
    "year_min": "{} or newer",
    "year_max": "{} or older",
    "mileage_max": "up to {}",
    "seats_min": "{} or more",
    "mpg_min": "{} mpg or more",
}


def facet_values(search: VehicleSearch, counts: Counts) -> dict[str, list[FacetValue]]:
    """Counted values with labels; shared lists and chosen values stay at a count of zero."""
    facets = {
        field: [
            _facet_value(search, field, CountedValue(code, label, found.get(code, 0)))
            for code, label in labels.items()
        ]
        for field, labels in LABELS.items()
        for found in [{value.value: value.cars for value in counts.facets.get(field, ())}]
    }
    for field in ("make", "model", "location"):
        facets[field] = _named_values(search, field, counts.facets.get(field, ()))
    seats = {value.value: value.cars for value in counts.facets.get("seats_min", ())}
    facets["seats_min"] = [
        FacetValue(
            value=str(choice),
            label=f"{choice} or more",
            count=seats.get(str(choice), 0),
            selected=search.seats_min == choice,
        )
        for choice in SEAT_CHOICES
    ]
    return facets


def _named_values(
    search: VehicleSearch, field: str, counted: Iterable[CountedValue]
) -> list[FacetValue]:
    values = sorted(counted, key=lambda value: (-value.cars, value.value))
    shown = {key(value.value) for value in values}
    absent = [
        CountedValue(name, name, 0) for name in getattr(search, field) if key(name) not in shown
    ]
    return [_facet_value(search, field, value) for value in (*values, *absent)]


def _facet_value(search: VehicleSearch, field: str, counted: CountedValue) -> FacetValue:
    chosen = {key(value) for value in getattr(search, field)}
    label = counted.label or counted.value
    return FacetValue(
        value=counted.value,
        label=label,
        count=counted.cars,
        selected=bool(chosen & {key(counted.value), key(label)}),
    )


def histogram(counts: Counts) -> list[HistogramBin]:
    return [
        HistogramBin(
            low=index * HISTOGRAM_STEP,
            high=(index + 1) * HISTOGRAM_STEP,
            count=counts.prices.get(index, 0),
        )
        for index in range(HISTOGRAM_BINS)
    ]


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]

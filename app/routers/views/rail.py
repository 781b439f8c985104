"""The filter rail: what each control offers, holds and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.finance import EstimateTerms, affordable_price, estimated_payment
from app.domain.money import format_usd
from app.routers.formatting import count_of, in_words
from app.schemas.vehicle import FacetValue, HistogramBin, SearchResult, VehicleSearch
from app.services.search_words import FIELD_NAMES

_PRICE_TOP = 100_000
_SHOWN_MAKES = 6
_SHOWN_FEATURES = 6
_SHOWN_VALUES = 5
_SEATS = (5, 7)
_LISTS = ("condition", "drivetrain", "fuel", "transmission", "location")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool
    children: tuple["Option", ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """`rest` waits behind a line that says how much it holds; what is chosen is never in it."""

    name: str
    title: str
    shown: tuple[Option, ...]
    rest: tuple[Option, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Rail:
    makes: Choices
    models: Choices
    bodies: Choices
    features: Choices
    lists: tuple[Choices, ...]
    colors: Sequence[FacetValue]
    bins: Sequence[HistogramBin]
    bins_label: str
    price_top: int
    price_note: str
    seats: tuple[Option, ...]
    by_payment: bool

    @property
    def models_nested(self) -> bool:
        return any(make.children for make in self.makes.shown)


def build_rail(
    search: VehicleSearch, result: SearchResult, terms: EstimateTerms, *, by_payment: bool
) -> Rail:
    facets = result.facets
    models = _choices("model", "Model", facets.get("model", ()), _SHOWN_MAKES)
    bins = result.price_histogram
    return Rail(
        makes=_makes(facets.get("make", ()), models),
        models=models,
        bodies=_choices("body", "Body", facets.get("body", ()), _SHOWN_VALUES, "more"),
        features=_features(facets.get("feature", ())),
        lists=tuple(_choices(name, FIELD_NAMES[name], facets.get(name, ()), 8) for name in _LISTS),
        colors=facets.get("exterior_color", ()),
        bins=bins,
        bins_label=_bins_label(bins),
        price_top=bins[-1].high if bins else _PRICE_TOP,
        price_note=_price_note(search, terms),
        seats=_seats(search, facets.get("seats_min", ())),
        by_payment=by_payment or search.payment_max is not None,
    )


def _makes(values: Iterable[FacetValue], models: Choices) -> Choices:
    """One chosen make carries its models; with several nobody can tell whose a model is."""
    makes = _choices("make", "Make and model", values, _SHOWN_MAKES, "more makes")
    if sum(option.selected for option in makes.shown) != 1:
        return makes
    children = models.shown + models.rest
    shown = tuple(
        Option(make.value, make.label, make.count, make.selected, children if make.selected else ())
        for make in makes.shown
    )
    return Choices(makes.name, makes.title, shown, makes.rest, makes.more)


def _choices(
    name: str, title: str, values: Iterable[FacetValue], shown: int, noun: str = "more"
) -> Choices:
    """The fullest first among those that fit; a choice in force is always among them."""
    options = [Option(v.value, v.label, v.count, v.selected) for v in values]
    options.sort(key=lambda option: -option.count)
    kept = {option.value for option in options[:shown]}
    kept |= {option.value for option in options if option.selected}
    first = tuple(option for option in options if option.value in kept)
    rest = tuple(option for option in options if option.value not in kept)
    cars = sum(option.count for option in rest)
    more = f"{in_words(len(rest)).capitalize()} {noun}, {count_of(cars, 'car')}"
    return Choices(name, title, first, rest, more)


def _features(values: Iterable[FacetValue]) -> Choices:
    """A car has many features, so what their counts add up to says nothing."""
    found = _choices("feature", "Features", values, _SHOWN_FEATURES)
    return replace(found, more=f"{len(found.rest)} more features")


def _bins_label(bins: Sequence[HistogramBin]) -> str:
    """The histogram in words: where most prices lie."""
    fullest = max(bins, key=lambda bin_: bin_.count, default=None)
    if fullest is None or not fullest.count:
        return "No prices to show"
    return f"Most cars cost ${fullest.low:,} to ${fullest.high:,}"


def _price_note(search: VehicleSearch, terms: EstimateTerms) -> str:
    """What the limit set means the other way round: a price as a payment, a payment as a price."""
    if search.payment_max is not None:
        price = affordable_price(Decimal(search.payment_max), terms)
        return f"Cars up to ${int(price):,} on the terms above the cars"
    if search.price_max is not None:
        payment = estimated_payment(Decimal(search.price_max), terms)
        if payment is not None:
            amount = format_usd(payment, with_cents=False)
            return f"Up to about {amount} a month on the terms above the cars"
    return ""


def _seats(search: VehicleSearch, values: Iterable[FacetValue]) -> tuple[Option, ...]:
    counts = {value.value: value.count for value in values}
    steps = sorted({*_SEATS, *([search.seats_min] if search.seats_min else [])})
    return (
        Option("", "Any", 0, search.seats_min is None),
        *(
            Option(str(step), f"{step} or more", counts.get(str(step), 0), step == search.seats_min)
            for step in steps
        ),
    )

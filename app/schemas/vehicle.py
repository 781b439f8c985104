from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from app.domain.enums import Condition, VehicleSort, VehicleStatus
from app.schemas.base import PriceText, Schema, SearchSchema
from app.utils.schema_helpers import PLAIN, amount_as_typed

PAGE_SIZE = 20
FIRST_YEAR = 1886
LAST_YEAR = 2100
MAX_QUERY_LENGTH = 500
MAX_VALUES = 100

Text = Annotated[str, Field(max_length=100), PLAIN]
Texts = Annotated[list[Text], Field(default_factory=list, max_length=MAX_VALUES)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Dollars = Annotated[int, BeforeValidator(amount_as_typed), Field(ge=0, le=100_000_000)]
Miles = Annotated[int, BeforeValidator(amount_as_typed), Field(ge=0, le=10_000_000)]


class VehicleSearch(SearchSchema):
    """The parameters of `GET /inventory/search`; repeated names mean "any of", `feature` all of."""

    q: Annotated[str, Field(max_length=MAX_QUERY_LENGTH), PLAIN] | None = None
    make: Texts
    model: Texts
    trim: Texts
    year_min: Year | None = None
    year_max: Year | None = None
    price_min: Dollars | None = None
    price_max: Dollars | None = None
    mileage_max: Miles | None = None
    payment_max: Dollars | None = None
    body: Texts
    drivetrain: Texts
    fuel: Texts
    transmission: Texts
    exterior_color: Texts
    condition: Texts
    location: Texts
    feature: Texts
    seats_min: Annotated[int, Field(ge=1, le=60)] | None = None
    mpg_min: Annotated[int, Field(ge=1, le=500)] | None = None
    near: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    radius_mi: Annotated[int, Field(ge=1, le=10_000)] | None = None
    vin: Annotated[str, Field(max_length=17), PLAIN] | None = None
    stock_number: Annotated[str, Field(max_length=40), PLAIN] | None = None
    not_make: Texts
    not_model: Texts
    not_trim: Texts
    not_body: Texts
    not_drivetrain: Texts
    not_fuel: Texts
    not_transmission: Texts
    not_exterior_color: Texts
    not_condition: Texts
    not_feature: Texts
    sort: VehicleSort = VehicleSort.best
    cursor: Annotated[str, Field(max_length=300), PLAIN] | None = None
    limit: Annotated[int, Field(ge=1, le=PAGE_SIZE)] = PAGE_SIZE

    @model_validator(mode="after")
    def ranges_are_possible(self) -> Self:
        for low, high in (("price_min", "price_max"), ("year_min", "year_max")):
            least, most = getattr(self, low), getattr(self, high)
            if least is not None and most is not None and least > most:
                raise ImpossibleRange(high, low)
        return self


class ImpossibleRange(ValueError):
    """Pydantic reports a model validator without a field; `field` is where it belongs."""

    def __init__(self, high: str, low: str) -> None:
        self.field = high
        super().__init__(f"{high} must not be below {low}.")


class VehicleImage(Schema):
    """`is_drawing` marks the drawn stand-in for a car without photos."""

    url: str
    width: int
    height: int
    alt: str
    is_drawing: bool


class VehicleCard(Schema):
    """A car in a list. Lists (body, fuel ...) are codes of `GET /reference`."""

    id: int
    slug: str
    stock_number: str | None
    vin: str | None
    year: int
    make: str
    model: str
    trim: str | None
    body: str | None
    drivetrain: str | None
    fuel: str | None
    transmission: str | None
    exterior_color: str | None
    mileage: int | None
    price: PriceText | None
    estimated_payment: PriceText | None
    condition: Condition
    status: VehicleStatus
    location: str
    location_name: str
    primary_image: VehicleImage
    price_drop: PriceText | None
    listed_at: datetime
    version: int


class PricePointRead(Schema):
    on: date
    price: PriceText


class EstimateRead(Schema):
    """How `payment` came about: level payment on total price less down payment, monthly."""

    payment: PriceText
    down_payment: PriceText
    term_months: int
    apr: str
    amount_financed: PriceText
    total_interest: PriceText
    formula: str


class VehicleRead(VehicleCard):
    """A car on its own page."""

    engine: str | None
    cylinders: int | None
    displacement_l: str | None
    transmission_name: str | None
    exterior_color_name: str | None
    interior_color: str | None
    interior_color_name: str | None
    msrp: PriceText | None
    doors: int | None
    seats: int | None
    mpg_city: int | None
    mpg_highway: int | None
    mpg_combined: int | None
    title_brand: str | None
    description: str | None
    days_on_lot: int
    doc_fee_included: PriceText
    features: list["FeatureRead"]
    specs: dict[str, str | int | float | bool]
    price_history: list[PricePointRead]
    estimate: EstimateRead | None


class FeatureRead(Schema):
    code: str
    name: str


class FacetValue(Schema):
    """`value` is what the query parameter takes; `count` ignores this facet's own selection."""

    value: str
    label: str
    count: int
    selected: bool = False


class AppliedFilter(Schema):
    """A filter in force, the words it came from, and a readable form of both."""

    field: str
    value: str
    words: str
    label: str


class HistogramBin(Schema):
    """Cars with `low` <= price < `high` (the last bin includes `high`)."""

    low: int
    high: int
    count: int


class SearchResult(Schema):
    items: list[VehicleCard]
    total: int
    next_cursor: str | None
    facets: dict[str, list[FacetValue]]
    price_histogram: list[HistogramBin]
    applied_filters: list[AppliedFilter]
    unrecognised: list[str]
    notices: list[str]


class Suggestion(Schema):
    """One line under the search box: `kind` is make, model or body."""

    kind: str
    label: str
    count: int
    query: str


class SuggestResult(Schema):
    items: list[Suggestion]

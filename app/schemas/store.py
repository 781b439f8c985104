from pydantic import computed_field

from app.domain.finance import EstimateTerms
from app.domain.money import format_usd
from app.schemas.base import PriceText, Schema
from app.schemas.vehicle import FacetValue, VehicleCard


class OpeningHours(Schema):
    """One line of the hours table, in minutes after midnight; both None when closed."""

    label: str
    opens: int | None
    closes: int | None
    is_today: bool


class LocationRead(Schema):
    code: str
    name: str
    street: str
    city: str
    state: str
    postal_code: str
    phone: str
    latitude: float | None
    longitude: float | None
    time_zone: str
    hours: list[OpeningHours]
    open_text: str


class StoreRead(Schema):
    """What every page says about the store. `apr` is the percent of `terms` as it is written."""

    name: str
    short_name: str
    phone: str
    doc_fee: PriceText
    terms: EstimateTerms
    apr: str
    locations: list[LocationRead]

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorators on property
    @property
    def terms_text(self) -> str:
        down = format_usd(self.terms.down_payment)
        return f"Estimates: {down} down, {self.terms.term_months} months, {self.apr}% APR."


class HomeRead(Schema):
    """The figures of the home page, each counted on the public lot."""

    total: int
    arrivals: list[VehicleCard]
    arrivals_total: int
    bodies: list[FacetValue]
    payment: PriceText
    payment_price: PriceText
    payment_count: int

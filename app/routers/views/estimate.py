"""The payment estimate of the vehicle page, on the shopper's own down payment and term."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from app.domain.finance import EstimateTerms, Ledger, work_out
from app.domain.money import format_usd
from app.routers.forms import Typed
from app.schemas.base import SearchSchema
from app.schemas.store import StoreRead
from app.schemas.vehicle import Dollars, VehicleRead

TERMS = (36, 48, 60, 72)
_SLIDER_STEP = 250


class EstimateQuery(SearchSchema):
    """`down` in whole dollars, `term` in months; absent means the store's own terms."""

    down: Dollars | None = None
    term: Annotated[int | None, Field(ge=6, le=96)] = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the ledger behind the payment."""

    name: str
    inputs: str
    result: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The ledger with what its form shows; `form` keeps what was typed and could not be used."""

    ledger: Ledger
    apr: str
    slider_top: int
    terms: tuple[int, ...]
    steps: tuple[Step, ...]
    form: Typed


def estimate_on(
    vehicle: VehicleRead, store: StoreRead, asked: EstimateQuery, form: Typed
) -> Estimate | None:
    """None where the car has no price yet."""
    if vehicle.price is None:
        return None
    usual = store.terms
    down = usual.down_payment if asked.down is None else Decimal(asked.down)
    terms = EstimateTerms(down, asked.term or usual.term_months, usual.apr)
    ledger = work_out(vehicle.price, vehicle.doc_fee_included, terms)
    return Estimate(
        ledger=ledger,
        apr=store.apr,
        slider_top=int(vehicle.price // _SLIDER_STEP + 1) * _SLIDER_STEP,
        terms=tuple(sorted({*TERMS, terms.term_months})),
        steps=_steps(ledger, store.apr),
        form=form,
    )


def _steps(ledger: Ledger, apr: str) -> tuple[Step, ...]:
    car, fee = _usd(ledger.car_price), _usd(ledger.doc_fee)
    parts = f"{car} for the car and {fee} doc fee" if ledger.doc_fee else f"{car} for the car"
    total = Step("Total price", parts, _usd(ledger.price))
    if ledger.payment is None:
        return (total, Step("Down payment", "It covers the whole price", _usd(ledger.financed)))
    price, down, financed = _usd(ledger.price), _usd(ledger.down_payment), _usd(ledger.financed)
    payment, paid = _usd(ledger.payment), _usd(ledger.all_payments)
    rate, months = ledger.monthly_rate, ledger.term_months
    formula = f"{financed} × {rate:.7f} / (1 − {1 + rate:.7f}^−{months})"
    return (
        total,
        Step("Amount financed, P", f"{price} − {down}", financed),
        Step("Monthly rate, i", f"{apr}% / 12", f"{rate:.7f}"),
        Step("Payment", f"P × i / (1 − (1 + i)^−n) = {formula}", payment),
        Step("All payments", f"{payment} × {months}", paid),
        Step("Total interest", f"{paid} − {financed}", _usd(ledger.interest)),
    )


def _usd(amount: Decimal) -> str:
    return format_usd(amount, with_cents=True)

"""The payment estimate of the vehicle page, on the shopper's own down payment and term."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from app.domain.finance import EstimateTerms, estimated_payment, total_interest
from app.domain.money import format_usd
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
    """`payment` is None where the down payment covers the price."""

    payment: Decimal | None
    down_payment: Decimal
    term_months: int
    apr: str
    amount_financed: Decimal
    interest: Decimal
    slider_top: int
    terms: tuple[int, ...]
    steps: tuple[Step, ...]


def terms_of(store: StoreRead) -> EstimateTerms:
    return EstimateTerms(store.down_payment, store.term_months, Decimal(store.apr))


def estimate_on(vehicle: VehicleRead, store: StoreRead, asked: EstimateQuery) -> Estimate | None:
    """None where the car has no price yet."""
    if vehicle.price is None:
        return None
    store_terms = terms_of(store)
    down = store_terms.down_payment if asked.down is None else Decimal(asked.down)
    terms = EstimateTerms(down, asked.term or store_terms.term_months, store_terms.apr)
    financed = max(vehicle.price - down, Decimal(0))
    payment = estimated_payment(vehicle.price, terms)
    interest = total_interest(financed, terms.apr, terms.term_months) if payment else Decimal(0)
    return Estimate(
        payment=payment,
        down_payment=down,
        term_months=terms.term_months,
        apr=store.apr,
        amount_financed=financed,
        interest=interest,
        slider_top=int(vehicle.price // _SLIDER_STEP + 1) * _SLIDER_STEP,
        terms=tuple(sorted({*TERMS, terms.term_months})),
        steps=_steps(vehicle.price, vehicle.doc_fee_included, terms, payment),
    )


def _steps(
    price: Decimal, doc_fee: Decimal, terms: EstimateTerms, payment: Decimal | None
) -> tuple[Step, ...]:
    total = Step(
        "Total price",
        f"{_usd(price - doc_fee)} for the car and {_usd(doc_fee)} doc fee",
        _usd(price),
    )
    if payment is None:
        return (total, Step("Down payment", "It covers the whole price", _usd(Decimal(0))))
    months = terms.term_months
    financed = price - terms.down_payment
    rate = terms.apr / 1200
    return (
        total,
        Step("Amount financed, P", f"{_usd(price)} − {_usd(terms.down_payment)}", _usd(financed)),
        Step("Monthly rate, i", f"{terms.apr}% / 12", f"{rate:.7f}"),
        Step(
            "Payment",
            f"P × i / (1 − (1 + i)^−n) = {_usd(financed)} × {rate:.7f} "
            f"/ (1 − {1 + rate:.7f}^−{months})",
            _usd(payment),
        ),
        Step("All payments", f"{_usd(payment)} × {months}", _usd(payment * months)),
        Step(
            "Total interest",
            f"{_usd(payment * months)} − {_usd(financed)}",
            _usd(payment * months - financed),
        ),
    )


def _usd(amount: Decimal) -> str:
    return format_usd(amount, with_cents=True)

"""Payments. Amounts are Decimal US dollars, `apr` is a percent per year (`Decimal("6.49")`)."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, localcontext

from app.domain.money import CENT, cents

_DIGITS = 34
_MONTHS_TIMES_PERCENT = Decimal(1200)


@dataclass(frozen=True, slots=True)
class EstimateTerms:
    """The store-wide terms behind every "about $469/mo"."""

    down_payment: Decimal
    term_months: int
    apr: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every figure behind a payment, in the order it is worked out.

    Where the down payment covers the price, nothing is financed and `payment` is None.
    `monthly_rate` is a fraction, not a percent.
    """

    price: Decimal
    doc_fee: Decimal
    car_price: Decimal
    down_payment: Decimal
    financed: Decimal
    monthly_rate: Decimal
    term_months: int
    payment: Decimal | None
    all_payments: Decimal
    interest: Decimal


def level_payment(principal: Decimal, apr: Decimal, term_months: int) -> Decimal:
    """Monthly payment P·i / (1 − (1 + i)^−n), i = apr/1200, rounded half up to the cent."""
    if term_months < 1:
        raise ValueError("term_months must be at least 1")
    if principal <= 0:
        return Decimal("0.00")
    with localcontext(prec=_DIGITS):
        return cents(principal / _annuity(apr, term_months))


def estimated_payment(price: Decimal | None, terms: EstimateTerms) -> Decimal | None:
    """Payment on `price` less the down payment; None where nothing is left to finance."""
    if price is None or price <= terms.down_payment:
        return None
    return level_payment(price - terms.down_payment, terms.apr, terms.term_months)


def affordable_price(payment: Decimal, terms: EstimateTerms) -> Decimal:
    """The highest price, to the cent, whose estimated payment is at most `payment`."""
    with localcontext(prec=_DIGITS):
        annuity = _annuity(terms.apr, terms.term_months)
        # Payments round half up, so anything below payment + half a cent still fits.
        principal = ((payment + CENT / 2) * annuity).quantize(CENT, ROUND_DOWN)
        while level_payment(principal, terms.apr, terms.term_months) > payment:
            principal -= CENT
    return principal + terms.down_payment


def total_interest(principal: Decimal, apr: Decimal, term_months: int) -> Decimal:
    """Sum of all payments less the principal, as a disclosure of equal payments states it."""
    return level_payment(principal, apr, term_months) * term_months - principal


def work_out(price: Decimal, doc_fee: Decimal, terms: EstimateTerms) -> Ledger:
    """The ledger of a total price that includes `doc_fee`."""
    payment = estimated_payment(price, terms)
    financed = max(price - terms.down_payment, Decimal(0))
    all_payments = (payment or Decimal(0)) * terms.term_months
    return Ledger(
        price=price,
        doc_fee=doc_fee,
        car_price=price - doc_fee,
        down_payment=terms.down_payment,
        financed=financed,
        monthly_rate=terms.apr / _MONTHS_TIMES_PERCENT,
        term_months=terms.term_months,
        payment=payment,
        all_payments=all_payments,
        interest=all_payments - financed,
    )


def _annuity(apr: Decimal, term_months: int) -> Decimal:
    """Present value of 1 a month for `term_months` months."""
    if apr == 0:
        return Decimal(term_months)
    rate = apr / _MONTHS_TIMES_PERCENT
    return (1 - (1 + rate) ** -term_months) / rate

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.finance import (
    EstimateTerms,
    affordable_price,
    estimated_payment,
    level_payment,
    total_interest,
    work_out,
)

TERMS = EstimateTerms(Decimal(4000), 60, Decimal("6.49"))
AMOUNTS = st.decimals(min_value=1, max_value=500_000, places=2)
RATES = st.decimals(min_value=0, max_value=36, places=2)
MONTHS = st.integers(min_value=1, max_value=120)


@pytest.mark.parametrize(
    ("principal", "apr", "months", "payment"),
    [
        # Published: 10,000 over 36 months at 10% is 36 payments of 322.67 (DOMAIN 1.2).
        ("10000", "10", 36, "322.67"),
        ("23980", "6.49", 60, "469.08"),
        ("12000", "0", 48, "250.00"),
        ("0", "6.49", 60, "0.00"),
        ("1000", "12", 1, "1010.00"),
    ],
)
def test_level_payment(principal: str, apr: str, months: int, payment: str) -> None:
    assert level_payment(Decimal(principal), Decimal(apr), months) == Decimal(payment)


def test_the_published_loan_costs_what_its_source_says() -> None:
    interest = total_interest(Decimal(10_000), Decimal(10), 36)

    assert interest == Decimal("1616.12")


def test_a_term_of_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="term_months"):
        level_payment(Decimal(1000), Decimal(5), 0)


@pytest.mark.parametrize(
    ("price", "payment"),
    [("27980", "469.08"), ("41900", "741.38"), ("4000", None), ("3500", None), (None, None)],
)
def test_estimate_is_on_the_total_price_less_the_down_payment(
    price: str | None, payment: str | None
) -> None:
    estimate = estimated_payment(None if price is None else Decimal(price), TERMS)

    assert estimate == (None if payment is None else Decimal(payment))


@given(payment=st.decimals(min_value=1, max_value=5_000, places=2), apr=RATES, months=MONTHS)
def test_the_affordable_price_is_the_last_that_fits(
    payment: Decimal, apr: Decimal, months: int
) -> None:
    terms = EstimateTerms(Decimal(1000), months, apr)

    highest = affordable_price(payment, terms)

    fits = estimated_payment(highest, terms)
    next_up = estimated_payment(highest + Decimal("0.01"), terms)
    assert fits is None or fits <= payment
    assert next_up is not None
    assert next_up > payment


@given(principal=AMOUNTS, apr=RATES, months=MONTHS)
def test_payments_return_at_least_the_principal(
    principal: Decimal, apr: Decimal, months: int
) -> None:
    paid = level_payment(principal, apr, months) * months

    # Each payment may be rounded down by up to half a cent.
    assert paid >= principal - Decimal("0.005") * months


@given(principal=AMOUNTS, apr=RATES, months=MONTHS)
def test_more_borrowed_is_never_less_a_month(principal: Decimal, apr: Decimal, months: int) -> None:
    more = level_payment(principal + 100, apr, months)

    assert more >= level_payment(principal, apr, months)


def test_a_ledger_adds_up_from_the_price_to_the_interest() -> None:
    ledger = work_out(Decimal(27_980), Decimal(150), TERMS)

    assert (ledger.car_price, ledger.doc_fee) == (Decimal(27_830), Decimal(150))
    assert (ledger.down_payment, ledger.financed) == (Decimal(4000), Decimal(23_980))
    assert f"{ledger.monthly_rate:.7f}" == "0.0054083"
    assert ledger.payment == Decimal("469.08")
    assert ledger.all_payments == Decimal("28144.80")
    assert ledger.interest == Decimal("4164.80")


@pytest.mark.parametrize("price", ["4000", "3999.50", "0"])
def test_a_price_that_is_covered_leaves_nothing_to_pay_off(price: str) -> None:
    ledger = work_out(Decimal(price), Decimal(0), TERMS)

    assert ledger.payment is None
    assert ledger.financed == ledger.all_payments == ledger.interest == 0


@given(price=AMOUNTS, apr=RATES, months=MONTHS)
def test_a_ledger_tells_what_its_parts_tell(price: Decimal, apr: Decimal, months: int) -> None:
    terms = EstimateTerms(Decimal(1000), months, apr)

    ledger = work_out(price, Decimal(0), terms)

    assert ledger.payment == estimated_payment(price, terms)
    if ledger.payment is not None:
        assert ledger.interest == total_interest(ledger.financed, apr, months)

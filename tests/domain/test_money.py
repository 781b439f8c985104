from decimal import Decimal

import pytest

from app.domain.money import cents, format_usd


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("-0.005", "-0.01"), ("2.675", "2.68")],
)
def test_cents_round_half_up(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("amount", "text"),
    [("27980", "$27,980"), ("469.08", "$469.08"), ("-500", "−$500"), ("0.5", "$0.50"), ("0", "$0")],
)
def test_format_usd(amount: str, text: str) -> None:
    assert format_usd(Decimal(amount)) == text


def test_cents_can_be_left_away_or_asked_for() -> None:
    assert format_usd(Decimal("469.08"), with_cents=False) == "$469"
    assert format_usd(Decimal(469), with_cents=True) == "$469.00"

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Rounds half up to the cent: the one rounding rule of the product."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def format_usd(amount: Decimal | int, *, with_cents: bool | None = None) -> str:
    """`$27,980`, `−$500`, `$469.12`; cents appear when there are any, unless `with_cents` says."""
    amount = Decimal(amount)
    if with_cents is None:
        with_cents = amount != amount.to_integral_value()
    digits = f"{abs(cents(amount)):,.2f}" if with_cents else f"{_whole(amount):,}"
    return f"{'−' if amount < 0 else ''}${digits}"


def _whole(amount: Decimal) -> Decimal:
    return abs(amount).quantize(Decimal(1), ROUND_HALF_UP)

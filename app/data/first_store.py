"""The store of a new installation, until its owner names it."""

from decimal import Decimal

from app.domain.store_facts import LocationFacts, StoreFacts

_WEEKDAY = (9 * 60, 18 * 60)

FIRST_STORE = StoreFacts(
    name="Your dealership",
    short_name="Your dealership",
    phone="",
    doc_fee=Decimal("0.00"),
    default_down_payment=Decimal("4000.00"),
    default_term_months=60,
    default_apr=Decimal("6.49"),
)
FIRST_LOCATION = LocationFacts(
    code="main",
    name="Main",
    street="",
    city="",
    state="",
    postal_code="",
    phone="",
    time_zone="America/New_York",
    hours=dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat"), _WEEKDAY),
)

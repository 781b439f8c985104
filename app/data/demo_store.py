"""Northgate Motors, the demo dealership: an invented store with two rooftops."""

from decimal import Decimal

from app.domain.store_facts import LocationFacts, StoreFacts

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
_HOURS = {**dict.fromkeys(_WEEKDAYS, (9 * 60, 20 * 60)), "sun": (11 * 60, 18 * 60)}

DEMO_STORE = StoreFacts(
    name="Northgate Motors",
    short_name="Northgate",
    phone="(503) 555-0142",
    doc_fee=Decimal("150.00"),
    default_down_payment=Decimal("4000.00"),
    default_term_months=60,
    default_apr=Decimal("6.49"),
)

DEMO_LOCATIONS = (
    LocationFacts(
        code="northgate",
        name="Northgate",
        street="1480 Harbor Road",
        city="Portland",
        state="OR",
        postal_code="97217",
        phone="(503) 555-0142",
        time_zone="America/Los_Angeles",
        hours=_HOURS,
        latitude=Decimal("45.58940"),
        longitude=Decimal("-122.69310"),
    ),
    LocationFacts(
        code="eastside",
        name="Eastside",
        street="2260 Larch Mill Road",
        city="Gresham",
        state="OR",
        postal_code="97030",
        phone="(503) 555-0178",
        time_zone="America/Los_Angeles",
        hours=_HOURS,
        latitude=Decimal("45.50680"),
        longitude=Decimal("-122.43120"),
    ),
)

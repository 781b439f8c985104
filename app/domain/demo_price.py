"""What a demo car costs, and how it came to cost that."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.data.demo_models import DemoModel
from app.domain.draft import PricePoint

# Share of the sticker a used car of that model year asks for, at usual miles.
_RETENTION = {
    2024: 0.85,
    2023: 0.80,
    2022: 0.76,
    2021: 0.72,
    2020: 0.67,
    2019: 0.62,
    2018: 0.56,
    2017: 0.50,
}
_BY_MAKE = {
    "Audi": -0.07,
    "BMW": -0.06,
    "Buick": -0.06,
    "Chrysler": -0.05,
    "Dodge": -0.03,
    "Honda": 0.04,
    "Lexus": 0.06,
    "Mazda": 0.01,
    "MINI": -0.05,
    "Nissan": -0.05,
    "Subaru": 0.03,
    "Tesla": -0.02,
    "Toyota": 0.06,
    "Volkswagen": -0.04,
    "Volvo": -0.07,
}
_BY_MODEL = {"4Runner": 0.12, "Tacoma": 0.06, "Telluride": 0.09, "Tundra": 0.03, "Wrangler": 0.07}
_ELECTRIC = -0.12
_PICKUP = 0.05
_ENDINGS = ((480, 980), (450, 950), (400, 900), (250, 750))
_STEPS = (300, 400, 500, 500, 700, 800, 900, 1000)
_NEVER_ABOVE = 0.97
_MILES_A_YEAR = 9800


def sticker(model: DemoModel, rng: Random) -> int:
    """MSRP with options: the trim's own, plus what its first buyer ticked."""
    return model.msrp + rng.randrange(0, 2000, 5) * (rng.random() < 0.7)


def new_price(msrp: int, rng: Random) -> int:
    return msrp - rng.choice((0, 0, 0, 500, 750, 1000))


def used_price(model: DemoModel, year: int, msrp: int, miles: int, rng: Random) -> int:
    share = _RETENTION[year] + _BY_MAKE.get(model.make, 0.0)
    share += _BY_MODEL.get(model.model, 0.0)
    share += _ELECTRIC if model.power.fuel == "electric" else 0.0
    share += _PICKUP if model.body == "pickup" else 0.0
    usual = usual_miles(year)
    wear = max(-0.08, min(0.08, (usual - miles) / usual * 0.08))
    asked = msrp * share * (1 + wear) * rng.uniform(0.97, 1.03)
    return _as_dealers_round(min(asked, msrp * _NEVER_ABOVE), rng)


def usual_miles(year: int) -> int:
    return round((2025.5 - year) * _MILES_A_YEAR)


def _as_dealers_round(asked: float, rng: Random) -> int:
    endings = rng.choice(_ENDINGS)
    thousands = int(asked) // 1000 * 1000
    candidates = [thousands - 1000 + endings[1], *(thousands + ending for ending in endings)]
    return min(candidates, key=lambda candidate: abs(candidate - asked))


def price_story(
    price: int, most: int, listed_on: date, today: date, rng: Random
) -> tuple[PricePoint, ...]:
    """Up to four reductions down to `price`; none starts above `most`."""
    dropped_on = _reduction_days((today - listed_on).days, rng)
    points = [price]
    for _ in dropped_on:
        before = points[0] + rng.choice(_STEPS)
        if before <= most:
            points.insert(0, before)
    days = (0, *dropped_on)[: len(points)]
    return tuple(
        PricePoint(listed_on + timedelta(day), Decimal(amount))
        for day, amount in zip(days, points, strict=True)
    )


def _reduction_days(days: int, rng: Random) -> list[int]:
    """Days after listing: none in the first week, a week or more apart."""
    weeks = range(9, days, 8)
    most = min(4, 1 + days // 20)
    count = min(len(weeks), rng.randint(0, most))
    return [day - rng.randrange(2) for day in sorted(rng.sample(weeks, count))]

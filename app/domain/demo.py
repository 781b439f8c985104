"""The stock of the demo dealership: the same cars everywhere, dated from the day it is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from app.data.demo_cars import PICTURED, DemoCar
from app.data.demo_models import MODELS, DemoModel
from app.data.demo_paints import (
    CLOTH,
    LEATHER,
    MODEL_PAINTS,
    PAINTS,
    SYNTHETIC,
    VAN_PAINTS,
    VINYL,
    Paint,
)
from app.domain.demo_features import features_of
from app.domain.demo_price import new_price, price_story, sticker, used_price, usual_miles
from app.domain.demo_words import describe
from app.domain.draft import PricePoint, SpecValue, VehicleDraft
from app.domain.enums import Condition, VehicleStatus
from app.domain.vin import check_digit

_SEED = 24817
_NEWEST_USED_YEAR = 2024
_FIRST_CERTIFIED_YEAR = 2020
_MOST_CERTIFIED_MILES = 55_000
_YEAR_LETTERS = "ABCDEFGHJKLMNPRSTVWXY"
_FIRST_LETTER_YEAR = 2010

# Days on the lot of the cars nobody drew: a batch from last week's auction, most of them younger
# than two months, some that do not want to sell.
_BATCH_DAYS = 6
_BATCH = 14
_SLOW = range(61, 111)
_SLOW_CARS = 30
_USUAL_DAYS = range(8, 61)

# Stock numbers grow with the days; (days on the lot, number) as in the pictured cars.
_NUMBERS = (
    (0, 25110),
    (6, 25087),
    (17, 25019),
    (41, 24817),
    (58, 24702),
    (96, 24316),
    (110, 24170),
)

# The lot should show that cars have colors: rarer ones are picked a little more than on the road.
_COMMON = ("white", "black", "gray")
_RARE = ("orange", "yellow", "green", "brown", "beige")

_NOT_PUBLIC = (
    *[VehicleStatus.incoming] * 2,
    *[VehicleStatus.in_recon] * 3,
    *[VehicleStatus.sold] * 3,
)
_DAYS_NOT_PUBLIC = {
    VehicleStatus.incoming: range(1),
    VehicleStatus.in_recon: range(1, 9),
    VehicleStatus.sold: range(20, 70),
}


@dataclass(frozen=True, slots=True)
class _Plan:
    model: DemoModel
    year: int
    is_new: bool
    days: int
    status: VehicleStatus


def demo_drafts(today: date) -> list[VehicleDraft]:
    """Longest on the lot first; about 300 cars, 297 of them public."""
    rng = Random(_SEED)  # noqa: S311 - an invented car lot, not a secret
    drafts = [_pictured_draft(car, today, rng) for car in PICTURED]
    taken = {_number(draft) for draft in drafts}
    for plan in _plans(rng):
        draft = _draft(plan, today, _free_number(plan.days, taken), rng)
        taken.add(_number(draft))
        drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.listed_on or today, draft.stock_number or ""))


def _number(draft: VehicleDraft) -> int:
    return int((draft.stock_number or "N0")[1:])


def _plans(rng: Random) -> Iterator[_Plan]:
    cars = [(model, place < model.new_stock) for model in MODELS for place in range(model.stock)]
    for (model, is_new), days in zip(cars, _days_on_lot(len(cars), rng), strict=True):
        status = _public_status(days, rng)
        yield _Plan(model, _year(model, is_new=is_new, rng=rng), is_new, days, status)
    used = [model for model in MODELS if model.stock > model.new_stock]
    for model, status in zip(rng.sample(used, len(_NOT_PUBLIC)), _NOT_PUBLIC, strict=True):
        days = rng.choice(_DAYS_NOT_PUBLIC[status])
        year = _year(model, is_new=False, rng=rng)
        yield _Plan(model, year, is_new=False, days=days, status=status)


def _days_on_lot(count: int, rng: Random) -> list[int]:
    days = [_BATCH_DAYS] * _BATCH
    days += [rng.choice(_SLOW) for _ in range(_SLOW_CARS)]
    youngest, oldest = _USUAL_DAYS[0], _USUAL_DAYS[-1]
    days += [int(rng.triangular(youngest, oldest + 1, 14)) for _ in range(count - len(days))]
    rng.shuffle(days)
    return days


def _year(model: DemoModel, *, is_new: bool, rng: Random) -> int:
    if is_new:
        return rng.randint(max(model.last_year - 1, _NEWEST_USED_YEAR + 1), model.last_year)
    return rng.randint(model.first_year, min(model.last_year, _NEWEST_USED_YEAR))


def _public_status(days: int, rng: Random) -> VehicleStatus:
    chance = rng.random()
    if days <= _BATCH_DAYS or chance >= 0.07:
        return VehicleStatus.available
    return VehicleStatus.on_hold if chance < 0.03 else VehicleStatus.sale_pending


def _free_number(days: int, taken: set[int]) -> int:
    """The stock number of that day, or the next free one below it."""
    (young, high), (old, low) = next(
        (newer, older) for newer, older in pairwise(_NUMBERS) if days <= older[0]
    )
    number = high - round((high - low) * (days - young) / (old - young))
    while number in taken:
        number -= 1
    return number


def _draft(plan: _Plan, today: date, number: int, rng: Random) -> VehicleDraft:
    features = features_of(plan.model, plan.year, is_new=plan.is_new, rng=rng)
    car = _car(plan, number, _interior(plan.model, features, rng), rng)
    listed_on = today - timedelta(plan.days)
    story: tuple[PricePoint, ...] = (PricePoint(listed_on, Decimal(car.price)),)
    if not plan.is_new:
        story = price_story(car.price, car.msrp, listed_on, today, rng)
    return _as_draft(car, plan.year, today, story, features)


def _car(plan: _Plan, number: int, interior: Paint, rng: Random) -> DemoCar:
    model, year = plan.model, plan.year
    miles = rng.randrange(4, 180) if plan.is_new else _miles(year, rng)
    condition = _condition(plan, miles, rng)
    msrp = sticker(model, rng)
    owners = _owners(year, rng)
    keys = 1 if rng.random() < 0.12 and condition is Condition.used else 2
    return DemoCar(
        model=model,
        serial=f"99{number % 10_000:04d}",
        stock_number=f"N{number}",
        paint=_paint(model, rng),
        interior=interior,
        price=new_price(msrp, rng) if plan.is_new else used_price(model, year, msrp, miles, rng),
        msrp=msrp,
        mileage=miles,
        days=plan.days,
        location="northgate" if rng.random() < 0.6 else "eastside",
        description=describe(condition, owners, keys, miles, rng),
        status=plan.status,
        condition=condition,
        owners=owners,
        keys=keys,
    )


def _pictured_draft(car: DemoCar, today: date, rng: Random) -> VehicleDraft:
    points = car.story or ((car.days, car.price),)
    story = tuple(PricePoint(today - timedelta(ago), Decimal(price)) for ago, price in points)
    features = features_of(car.model, car.model.first_year, is_new=False, rng=rng)
    return _as_draft(car, car.model.first_year, today, story, features)


def _owners(year: int, rng: Random) -> int:
    return 1 if rng.random() < (0.85 if year >= 2023 else 0.6) else 2


def _miles(year: int, rng: Random) -> int:
    usual = usual_miles(year)
    return int(rng.triangular(usual * 0.5, usual * 1.6, usual * 0.95))


def _condition(plan: _Plan, miles: int, rng: Random) -> Condition:
    if plan.is_new:
        return Condition.new
    fits = plan.year >= _FIRST_CERTIFIED_YEAR and miles <= _MOST_CERTIFIED_MILES
    return Condition.certified if rng.random() < 0.2 and fits else Condition.used


def _paint(model: DemoModel, rng: Random) -> Paint:
    if model.body == "van":
        return VAN_PAINTS[model.make]
    paints = (*PAINTS[model.make], *MODEL_PAINTS.get(model.model, ()))
    weights = [8 if family in _RARE else 5 if family in _COMMON else 4 for _, family in paints]
    return rng.choices(paints, weights)[0]


def _interior(model: DemoModel, features: tuple[str, ...], rng: Random) -> Paint:
    if model.body == "van":
        return rng.choice(VINYL)
    if "leather_seats" in features:
        return rng.choices(LEATHER, (5, 2, 2, 1))[0]
    return rng.choice(SYNTHETIC if model.level >= 3 else CLOTH)


def _as_draft(
    car: DemoCar,
    year: int,
    today: date,
    story: tuple[PricePoint, ...],
    features: tuple[str, ...],
) -> VehicleDraft:
    return replace(
        _model_draft(car.model, year),
        vin=_vin(car.model, year, car.serial),
        stock_number=car.stock_number,
        condition=car.condition,
        exterior_color=car.paint[1],
        exterior_color_name=car.paint[0],
        interior_color=car.interior[1],
        interior_color_name=car.interior[0],
        mileage_mi=car.mileage,
        price=Decimal(car.price),
        msrp=Decimal(car.msrp),
        status=car.status,
        location_code=car.location,
        listed_on=today - timedelta(car.days),
        description=car.description,
        features=features,
        price_history=story,
        specs=_specs(car),
    )


def _model_draft(model: DemoModel, year: int) -> VehicleDraft:
    power = model.power
    city, highway, combined = model.mpg or (None, None, None)
    return VehicleDraft(
        year=year,
        make=model.make,
        model=model.model,
        trim=model.trim,
        body=model.body,
        drivetrain=model.drivetrain,
        fuel=power.fuel,
        transmission=model.transmission,
        transmission_name=model.transmission_name,
        engine=power.text,
        cylinders=power.cylinders,
        displacement_l=power.displacement_l,
        doors=model.doors,
        seats=model.seats,
        mpg_city=city,
        mpg_highway=highway,
        mpg_combined=combined,
    )


def _vin(model: DemoModel, year: int, serial: str) -> str:
    maker, plant = model.vin.split("-")
    letter = _YEAR_LETTERS[year - _FIRST_LETTER_YEAR]
    unchecked = f"{maker}0{letter}{plant}{serial}"
    return f"{maker}{check_digit(unchecked)}{letter}{plant}{serial}"


def _specs(car: DemoCar) -> dict[str, SpecValue]:
    model = car.model
    electric_only = model.power.fuel == "electric"
    known: dict[str, SpecValue | None] = {
        "horsepower": model.power.horsepower,
        "torque_lb_ft": model.power.torque_lb_ft,
        "curb_weight_lb": model.weight_lb,
        "cargo_cu_ft": model.cargo_cu_ft,
        "towing_lb": model.towing_lb,
        "bed_length_ft": model.bed_ft,
        "range_mi": model.range_mi if electric_only else None,
        "electric_range_mi": None if electric_only else model.range_mi,
        "battery_kwh": model.battery_kwh,
        "one_owner": None if car.condition is Condition.new else car.owners == 1,
        "owner_count": None if car.condition is Condition.new else car.owners,
        "key_count": car.keys,
    }
    return {name: value for name, value in known.items() if value is not None}

from dataclasses import dataclass

import pytest

from app.data.vocabulary import BODIES, DRIVETRAINS, FUELS
from app.domain.drawing.geometry import WHEELS
from app.domain.drawing.wheel_choice import own_wheel, wheel_for


@dataclass(frozen=True)
class Car:
    body: str
    fuel: str | None
    drivetrain: str | None
    trim: str | None

    @property
    def wheel(self) -> str:
        return wheel_for(self.body, fuel=self.fuel, drivetrain=self.drivetrain, trim=self.trim)


# As the design draws them.
PICTURED = {
    "Telluride": (Car("suv", "gasoline", "awd", "SX, 3 rows"), "truck"),
    "Ariya": (Car("crossover", "electric", "awd", "Evolve+"), "turbine"),
    "Camry": (Car("sedan", "gasoline", "awd", "XSE"), "multi"),
    "Corolla": (Car("hatchback", "gasoline", "fwd", "Hatchback SE"), "five"),
    "Accord": (Car("sedan", "hybrid", "fwd", "Touring, hybrid"), "multi"),
    "F-150": (Car("pickup", "gasoline", "4wd", "XLT, crew cab"), "truck"),
    "V60": (Car("wagon", "gasoline", "awd", "Cross Country"), "multi"),
    "Sienna": (Car("minivan", "hybrid", "fwd", "XLE hybrid, 8 seats"), "turbine"),
    "Outback": (Car("wagon", "gasoline", "awd", "Premium"), "multi"),
}


@pytest.mark.parametrize(("car", "wheel"), PICTURED.values(), ids=PICTURED)
def test_the_cars_of_the_design_keep_their_wheels(car: Car, wheel: str) -> None:
    assert car.wheel == wheel


CHOICES = [
    (Car("sedan", "electric", "rwd", "Long Range"), "turbine"),
    (Car("suv", "plug_in_hybrid", "4wd", "Sahara 4xe"), "turbine"),
    (Car("sedan", "electric", "awd", "Performance"), "turbine"),
    (Car("wagon", "hybrid", "awd", None), "multi"),
    (Car("suv", "gasoline", "4wd", "Sport"), "truck"),
    (Car("pickup", "gasoline", "4wd", "TRD Pro"), "truck"),
    (Car("crossover", "gasoline", "4wd", "Limited"), "turbine"),
    (Car("van", "gasoline", "rwd", "Cargo 250"), "steel"),
    (Car("van", "electric", "rwd", "Cargo Van, high roof"), "steel"),
    (Car("van", "electric", "rwd", "Tradesman"), "turbine"),
    (Car("van", "gasoline", "rwd", "Passenger XLT"), "steel"),
    (Car("pickup", "gasoline", "rwd", "TRD Sport"), "five"),
    (Car("pickup", "gasoline", "rwd", "TRD Off-Road"), "truck"),
    (Car("suv", "gasoline", "rwd", "ST"), "five"),
    (Car("suv", "gasoline", "rwd", "Sport Utility 4D"), "truck"),
    (Car("wagon", "gasoline", "awd", "2.0T R-Line"), "five"),
    (Car("wagon", "gasoline", "awd", "M Sport"), "five"),
    (Car("sedan", "gasoline", "fwd", "N Line"), "five"),
    (Car("sedan", "gasoline", "fwd", "Si"), "five"),
    (Car("sedan", "gasoline", "fwd", "GT-Line"), "five"),
    (Car("convertible", "gasoline", "rwd", "2SS"), "five"),
    (Car("convertible", "gasoline", "rwd", "GT Premium"), "five"),
    (Car("wagon", "gasoline", "awd", "R"), "five"),
    (Car("sedan", "gasoline", "fwd", "Type R"), "five"),
    (Car("sedan", "gasoline", "fwd", "TYPE-S w/Advance"), "five"),
    (Car("sedan", "gasoline", "fwd", "Grand Touring"), "multi"),
    (Car("sedan", "gasoline", "fwd", "Signature"), "multi"),
    (Car("sedan", "gasoline", "fwd", "Class R"), "multi"),
    (Car("sedan", None, None, None), "multi"),
    (Car("sedan", "", "", ""), "multi"),
]


@pytest.mark.parametrize(("car", "wheel"), CHOICES)
def test_fuel_drive_and_trim_choose_the_wheels(car: Car, wheel: str) -> None:
    assert car.wheel == wheel


@pytest.mark.parametrize("body", BODIES)
def test_every_car_of_the_vocabulary_gets_a_wheel_that_can_be_drawn(body: str) -> None:
    chosen = {
        Car(body, fuel, drivetrain, trim).wheel
        for fuel in (*FUELS, None)
        for drivetrain in (*DRIVETRAINS, None)
        for trim in ("Sport", "Cargo", None)
    }

    assert chosen <= set(WHEELS)
    assert own_wheel(body) in chosen

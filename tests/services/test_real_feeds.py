"""The real feeds: what they hold is checked against what the store then says."""

import csv
import gzip
import io
import random
import secrets
from collections import Counter

import pytest

from app.core.database import Database
from app.domain.enums import Severity
from app.domain.normalise.text import clean
from app.domain.text import key
from app.domain.vin import is_valid
from tests.services.feeds import rows_of, run
from tests.shared_data import shared_file


def read_shared(name: str) -> list[dict[str, str]]:
    path = shared_file(name)
    content = path.read_bytes()
    text_ = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text_, newline="")))


@pytest.mark.shared_data
async def test_real_dealer_listings_are_taken_in(database: Database) -> None:
    name = "listings/us_dealer_listings_a.csv.gz"
    listed = read_shared(name)

    report = await run(database, shared_file(name))

    valid = {row["VIN"] for row in listed if is_valid(row["VIN"])}
    stored = {vin for (vin,) in await rows_of(database, "select vin from vehicles")}
    assert len(valid & stored) >= 0.97 * len(valid)
    taken = sum(row["VIN"] in stored for row in listed if is_valid(row["VIN"]))
    assert taken >= 0.97 * sum(is_valid(row["VIN"]) for row in listed)
    assert report.counts.rejected == sum(
        count for (kind, _), count in report.reasons.items() if kind is Severity.error
    )


@pytest.mark.shared_data
async def test_random_listings_match_their_rows_field_by_field(database: Database) -> None:
    seed = secrets.randbits(32)
    print(f"seed {seed}")  # noqa: T201  # replays the draw
    name = "listings/us_dealer_listings_a.csv.gz"
    await run(database, shared_file(name))
    listed = {row["VIN"]: row for row in read_shared(name) if is_valid(row["VIN"])}
    owners = Counter(row["Stock#"].strip() for row in listed.values())
    listed = {vin: row for vin, row in listed.items() if owners[row["Stock#"].strip()] == 1}
    stored = {str(row[0]): row for row in await rows_of(database, FIELDS)}

    for vin in random.Random(seed).sample(sorted(listed), 50):  # noqa: S311  # not for secrets
        assert differences(listed[vin], stored[vin]) == [], f"seed {seed}, VIN {vin}"


FIELDS = """
    select v.vin, v.year, make.name, model.name, v.trim, v.price, v.mileage_mi, v.stock_number,
        v.exterior_color_name, v.interior_color_name, v.engine, v.transmission_name, v.drivetrain,
        v.fuel, v.condition, v.mpg_city, v.mpg_highway
    from vehicles v join makes make on make.id = v.make_id
        join vehicle_models model on model.id = v.model_id
"""


def differences(row: dict[str, str], stored: tuple[object, ...]) -> list[str]:
    """Fields of a car that do not say what its row says."""
    said = {name: clean(cell) or "" for name, cell in row.items()}
    names = ("year", "price", "miles", "stock", "paint", "trim color", "engine", "gearbox")
    year, price, miles = stored[1], stored[5], stored[6]
    texts = [str(value or "") for value in stored[7:12]]
    expected = [said["Year"], amount(said["Price"]), said["Mileage"], said["Stock#"].upper()]
    expected += [
        said[name] for name in ("ExteriorColor", "InteriorColor", "Engine", "Transmission")
    ]
    found = [str(year), str(price or ""), str(miles), *texts]
    wrong = [
        name for name, a, b in zip(names, expected, found, strict=True) if " ".join(a.split()) != b
    ]
    if (stored[15] or 0, stored[16] or 0) != (int(said["MinMPG"] or 0), int(said["MaxMPG"] or 0)):
        wrong.append("mpg")
    if stored[14] != ("certified" if "Certified" in said["Used/New"] else "used"):
        wrong.append("condition")
    if said["Drivetrain"] and DRIVES[said["Drivetrain"]] != stored[12]:
        wrong.append("drivetrain")
    if said["FuelType"] in FUELS and FUELS[said["FuelType"]] != stored[13]:
        wrong.append("fuel")
    return wrong if is_named(said, stored) else [*wrong, "name"]


def is_named(said: dict[str, str], stored: tuple[object, ...]) -> bool:
    """Every letter of the row's make and model is found in the car's make, model, trim or fuel."""
    spoken = Counter(key(f"{said['Make']} {said['Model']}"))
    kept = Counter(key(" ".join(str(part or "") for part in (*stored[2:5], stored[13]))))
    badge_said_twice = key(str(stored[4] or "")) in key(said["Model"])
    return not spoken - kept or badge_said_twice


def amount(text: str) -> str:
    digits = "".join(char for char in text if char.isdigit())
    return f"{digits}.00" if digits else ""


DRIVES = {
    "All-wheel Drive": "awd",
    "AWD": "awd",
    "Front-wheel Drive": "fwd",
    "Front Wheel Drive": "fwd",
    "FWD": "fwd",
    "Four-wheel Drive": "4wd",
    "4WD": "4wd",
    "Rear-wheel Drive": "rwd",
    "RWD": "rwd",
}
FUELS = {
    "Gasoline": "gasoline",
    "Electric": "electric",
    "Hybrid": "hybrid",
    "Diesel": "diesel",
    "E85 Flex Fuel": "flex",
}


@pytest.mark.shared_data
@pytest.mark.parametrize(
    "name",
    ["listings/uk_ford.csv.gz", "listings/uk_toyota.csv.gz", "listings/us_auction_lots_a.csv"],
)
async def test_other_real_files_come_in_with_a_reason_for_every_row_left_out(
    database: Database, name: str
) -> None:
    report = await run(database, shared_file(name))

    again = await run(database, shared_file(name))

    errors = "select count(distinct row_number) from import_errors where severity = 'error'"
    assert report.counts.rows_read == len(read_shared(name))
    assert report.counts.accepted + report.counts.rejected == report.counts.rows_read
    assert report.counts.accepted >= 0.97 * report.counts.rows_read
    assert await rows_of(database, errors) == [(report.counts.rejected,)]
    assert (again.counts.created, again.counts.updated) == (0, 0)

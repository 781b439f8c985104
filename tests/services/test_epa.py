from decimal import Decimal
from pathlib import Path

import pytest

from app.core.database import Database
from app.domain.errors import BadFeed
from app.services.epa import EpaReport, load_epa
from tests.services.feeds import rows_of, run, write_feed
from tests.shared_data import shared_file

COLUMNS = (
    *("comb08", "id", "year", "make", "model", "baseModel", "VClass", "city08", "highway08"),
    *("cylinders", "displ", "drive", "trany", "fuelType1", "atvType", "range", "co2"),
)
HEADER = ("Stock", "Year", "Make", "Model", "Drivetrain", "Engine", "MinMPG", "MaxMPG", "Fuel")


def epa(**values: str) -> list[str]:
    """A row of EPA's table, a 2021 Accord unless said otherwise; columns in an order of our own."""
    row = {
        "id": "1",
        "year": "2021",
        "make": "Honda",
        "model": "Accord",
        "baseModel": "Accord",
        "VClass": "Large Cars",
        "city08": "30",
        "highway08": "38",
        "comb08": "33",
        "cylinders": "4",
        "displ": "1.5",
        "drive": "Front-Wheel Drive",
        "trany": "Automatic (variable gear ratios)",
        "fuelType1": "Regular Gasoline",
        "atvType": "",
        "range": "0",
        "co2": "268",
    } | values
    return [row[name] for name in COLUMNS]


async def load(database: Database, folder: Path, *rows: list[str]) -> EpaReport:
    return await load_epa(database.sessions, write_feed(folder, *rows, header=COLUMNS))


async def sell(database: Database, folder: Path, *cells: str) -> None:
    padded = (*cells, *[""] * (len(HEADER) - len(cells)))
    await run(database, write_feed(folder, padded, header=HEADER))


ECONOMY = "select mpg_city, mpg_highway, mpg_combined from vehicles"


async def test_a_car_learns_its_economy_and_class(database: Database, tmp_path: Path) -> None:
    await sell(database, tmp_path, "A1", "2021", "Honda", "Accord Sport", "FWD", "1.5L I4")

    report = await load(database, tmp_path, epa())

    assert (report.rows, report.loaded, report.unreadable, report.filled) == (1, 1, 0, 1)
    assert await rows_of(database, ECONOMY) == [(30, 38, 33)]
    specs = [({"epa_class": "Large Cars", "epa_co2_g_mi": 268},)]
    assert await rows_of(database, "select specs from vehicle_specs") == specs


async def test_loading_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    await sell(database, tmp_path, "A1", "2021", "Honda", "Accord Sport")
    await load(database, tmp_path, epa())
    before = await rows_of(database, "select version, updated_at from vehicles")

    report = await load(database, tmp_path, epa())

    assert report.filled == 0
    assert await rows_of(database, "select version, updated_at from vehicles") == before


async def test_what_the_feed_said_is_not_overwritten(database: Database, tmp_path: Path) -> None:
    await sell(database, tmp_path, "A1", "2021", "Honda", "Accord", "", "", "29", "35")

    await load(database, tmp_path, epa())

    assert await rows_of(database, ECONOMY) == [(29, 35, 31)]


@pytest.mark.parametrize(
    ("drivetrain", "engine", "economy"),
    [
        ("FWD", "1.5L I4", (30, 38, 33)),
        ("FWD", "2.0L I4", (22, 32, 26)),
        ("FWD", "", (None, None, None)),
        ("AWD", "1.5L I4", (None, None, None)),
    ],
)
async def test_versions_are_told_apart_by_what_the_car_says(
    database: Database,
    tmp_path: Path,
    drivetrain: str,
    engine: str,
    economy: tuple[int | None, int | None, int | None],
) -> None:
    await sell(database, tmp_path, "A1", "2021", "Honda", "Accord", drivetrain, engine)
    bigger = epa(id="2", displ="2.0", city08="22", highway08="32", comb08="26")

    await load(database, tmp_path, epa(), bigger)

    assert await rows_of(database, ECONOMY) == [economy]


async def test_versions_that_agree_are_used_where_they_agree(
    database: Database, tmp_path: Path
) -> None:
    await sell(database, tmp_path, "A1", "2021", "Honda", "Accord")

    await load(database, tmp_path, epa(), epa(id="2", city08="29"))

    assert await rows_of(database, ECONOMY) == [(None, 38, 33)]


async def test_a_badge_picks_its_version(database: Database, tmp_path: Path) -> None:
    await sell(database, tmp_path, "A1", "2021", "BMW", "330 i xDrive", "AWD")
    bmw = {"make": "BMW", "baseModel": "3 Series", "drive": "All-Wheel Drive"}

    await load(
        database,
        tmp_path,
        epa(**bmw, model="330i xDrive", comb08="28"),
        epa(**bmw, id="2", model="M340i xDrive", comb08="25"),
    )

    assert await rows_of(database, "select mpg_combined from vehicles") == [(28,)]


async def test_a_missing_body_fuel_and_size_are_filled(database: Database, tmp_path: Path) -> None:
    await sell(database, tmp_path, "A1", "2008", "Nissan", "NV Space Wagon")
    row = epa(year="2008", make="Nissan", model="NV Space Wagon", VClass="Vans, Passenger Type")

    await load(database, tmp_path, row)

    filled = "select body, fuel, displacement_l, cylinders, drivetrain from vehicles"
    assert await rows_of(database, filled) == [("van", "gasoline", Decimal("1.5"), 4, "fwd")]
    found = "select count(*) from vehicles where search @@ to_tsquery('simple', 'van')"
    assert await rows_of(database, found) == [(1,)]


async def test_zero_and_minus_one_mean_nothing(database: Database, tmp_path: Path) -> None:
    await load(database, tmp_path, epa(cylinders="", displ="NA", range="0", co2="-1"))

    stored = "select cylinders, displacement_l, range_mi, co2_g_mi from epa_vehicles"
    assert await rows_of(database, stored) == [(None, None, None, None)]


async def test_the_last_of_a_repeated_id_wins(database: Database, tmp_path: Path) -> None:
    report = await load(database, tmp_path, epa(), epa(city08="31"))

    assert (report.rows, report.loaded, report.unreadable) == (2, 2, 0)
    assert await rows_of(database, "select id, mpg_city from epa_vehicles") == [(1, 31)]


@pytest.mark.parametrize(
    "values",
    [
        {"year": "70000"},
        {"year": "12"},
        {"cylinders": "40000"},
        {"city08": "99999"},
        {"highway08": "32768"},
        {"comb08": "1e9"},
        {"id": "1e30"},
        {"range": "3e9"},
    ],
)
async def test_a_number_beyond_its_column_leaves_the_row_out(
    database: Database, tmp_path: Path, values: dict[str, str]
) -> None:
    report = await load(database, tmp_path, epa(id="7"), epa(**values))

    assert (report.rows, report.loaded, report.unreadable) == (2, 1, 1)
    assert await rows_of(database, "select id from epa_vehicles") == [(7,)]


async def test_another_table_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(BadFeed, match="not EPA's table: it has no column id"):
        await load_epa(database.sessions, write_feed(tmp_path, header=("year", "make")))


@pytest.mark.shared_data
async def test_the_real_table_fills_most_real_listings(database: Database) -> None:
    await run(database, shared_file("listings/us_dealer_listings_a.csv.gz"))

    report = await load_epa(database.sessions, shared_file("epa/vehicles_1984_2024.csv.gz"))

    assert (report.rows, report.unreadable) == (47423, 0)
    told = "select count(*) from vehicle_specs where specs ? 'epa_class'"
    ((cars,),) = await rows_of(database, told)
    assert isinstance(cars, int)
    assert cars > 0.9 * 4209

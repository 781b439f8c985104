"""`python -m benchmarks.import_feed --rows 100000`: imports an invented feed into a new database.

Prints rows per second and the peak memory of this process. The server is thrown away afterwards.
"""

import argparse
import asyncio
import csv
import random
import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from app.core.config import Environment, Settings
from app.core.database import open_database
from app.domain.vin import check_digit
from app.services.imports import FeedOptions, ImportReport, import_feed
from app.services.seed import seed_reference
from tests.servers import migrate, throw_away_server

_MODELS = (
    ("Ford", "F-150 XLT", "1FTEW1"),
    ("Chevrolet", "Silverado 1500 LT", "1GCUYD"),
    ("Toyota", "RAV4 XLE", "2T3P1R"),
    ("Honda", "CR-V EX-L", "2HKRW2"),
    ("Toyota", "Camry SE", "4T1G11"),
    ("Honda", "Accord Sport SE", "1HGCV1"),
    ("RAM", "1500 Laramie", "1C6SRF"),
    ("Jeep", "Grand Cherokee Limited", "1C4RJF"),
    ("BMW", "330 i xDrive", "3MW5R7"),
    ("Lexus", "RX 350 F Sport", "2T2AZM"),
    ("Subaru", "Outback Limited", "4S4BTA"),
    ("Tesla", "Model 3 Long Range", "5YJ3E1"),
)
_HEADER = (
    *("VIN", "Stock #", "New/Used", "Year", "Make", "Model", "Odometer", "Price", "Color"),
    *("Interior", "Engine", "Transmission", "Drivetrain", "Fuel", "MinMPG", "MaxMPG"),
    *("Features", "Description", "Photo Url List", "DealerNote"),
)
_YEARS = (("2019", "K"), ("2020", "L"), ("2021", "M"), ("2022", "N"), ("2023", "P"))
_PAINTS = ("Black", "Summit White", "Granite Crystal Metallic", "Ruby Red", "Silver Ice", "Blue")
_FEATURES = ("Bluetooth", "Heated Front Seats", "Power Moonroof", "Navigation", "Remote Start")


def write_feed(path: Path, rows: int) -> None:
    """Skewed as stock is: the first models of the list are many times the last; 1 % repeats."""
    chance = random.Random(2026)
    row: list[str] = []
    weights = [1 / place for place in range(1, len(_MODELS) + 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(rows):
            make, model, maker = chance.choices(_MODELS, weights)[0]
            if number % 100 != 99:
                row = _row(chance, make, model, maker, number)
            writer.writerow(row)


def _row(chance: random.Random, make: str, model: str, maker: str, serial: int) -> list[str]:
    year, code = chance.choice(_YEARS)
    vin = _vin(maker, code, serial)
    return [
        *(vin, f"N{serial:07}", chance.choice("NUUUC"), year, make, model),
        *(f"{chance.randrange(100, 120_000):,} mi", f"${chance.randrange(9000, 80_000):,} "),
        *(chance.choice(_PAINTS), "Jet Black", "2.0L I4 16V GDI DOHC Turbo", "8-Speed Automatic"),
        *(chance.choice(("AWD", "Front-wheel Drive")), "Gasoline", "22", "30"),
        "|".join(chance.sample(_FEATURES, 3)),
        "One owner. Clean history, fresh tires and brakes, both keys.",
        f"https://example.test/m/{serial}-1.jpg|https://example.test/m/{serial}-2.jpg",
        "front row",
    ]


def _vin(maker: str, year_code: str, serial: int) -> str:
    draft = f"{maker}AX0{year_code}A{serial:06}"
    return draft[:8] + check_digit(draft) + draft[9:]


async def _import(url: str, feed: Path) -> tuple[ImportReport, ImportReport]:
    settings = Settings.model_validate(
        {"environment": Environment.test, "database_url": url, "log_level": "error"}
    )
    database = open_database(settings)
    async with database.sessions.begin() as session:
        await seed_reference(session)
    reports = [
        await import_feed(database.sessions, feed, FeedOptions(), datetime.now(UTC))
        for _ in range(2)
    ]
    await database.close()
    return reports[0], reports[1]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder, throw_away_server() as server:
        feed = Path(folder) / "benchmark.csv"
        write_feed(feed, rows)
        with server.new_database() as urls:
            migrate(urls)
            before = _peak_mb()
            first, again = asyncio.run(_import(urls.app, feed))
    for name, report in (("first", first), ("again", again)):
        counts = report.counts
        sys.stdout.write(
            f"{name}: {counts.rows_read} rows in {report.seconds:.1f} s, "
            f"{counts.rows_read / report.seconds:.0f} rows/s; created {counts.created}, "
            f"updated {counts.updated}, unchanged {counts.unchanged}, "
            f"duplicates {counts.duplicates}, rejected {counts.rejected}\n"
        )
    sys.stdout.write(f"peak memory {_peak_mb()} MB, of which {before} MB before the import\n")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()

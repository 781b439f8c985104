"""The part of init_db.py that needs the packages."""

import argparse
import sys

import psycopg

from app.server.environment import database_urls
from app.server.initialize import as_one_line, check, initialize, load_demo_dealership
from app.server.steps import StartError, say


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="init_db.py",
        description="Creates the database, its roles and extensions, migrates it and adds the "
        "reference rows. Safe to run twice.",
    )
    parser.add_argument("--demo", action="store_true", help="also load the demo dealership")
    parser.add_argument("--check", action="store_true", help="only report; 1 when incomplete")
    options = parser.parse_args(argv)
    try:
        return report() if options.check else make(demo=options.demo)
    except StartError as error:
        say(str(error))
    except psycopg.Error as error:
        say(str(as_one_line(error)))
    return 1


def report() -> int:
    findings = check(database_urls())
    for finding in findings:
        print(f"{finding.name}: {finding.state}")
    return int(any(finding.is_missing for finding in findings))


def make(*, demo: bool) -> int:
    urls = database_urls()
    initialize(urls)
    if demo:
        load_demo_dealership(urls)
    print(f"Database {urls.database} is ready.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Creates the database, its roles and extensions, migrates it, adds the reference rows.

Safe to run twice. --demo also loads the demo dealership, --check only reports.
"""

import sys
from pathlib import Path

from app.server import bootstrap
from app.server.privileges import Launch
from app.server.steps import StartError, say

ROOT = Path(__file__).resolve().parent


def main(argv: list[str]) -> int:
    try:
        bootstrap.ensure_environment(ROOT)
    except StartError as error:
        say(str(error))
        return 1
    return Launch(bootstrap.python_of(ROOT / ".venv"), ROOT).run("-m", "app.server.init_db", *argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

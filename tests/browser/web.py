"""`python -m tests.browser.web READY`: one web process of ours on the socket it got as stdin."""

import sys
from pathlib import Path

from app.core.config import get_settings
from app.server import web

if __name__ == "__main__":
    web.serve(get_settings(), Path(sys.argv[1]))

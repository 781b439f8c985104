"""Static files under URLs that carry a digest of their content."""

import hashlib
from functools import cache
from pathlib import Path

from app.data.stylesheets import SHEETS

STATIC_ROOT = Path(__file__).resolve().parents[1] / "static"
STATIC_PATH = "/static"
JOINED_STYLES = "css/all.css"
"""Beside the sheets it joins, so that their relative addresses hold; it is no file."""
_DIGEST_LENGTH = 12


def asset_url(path: str) -> str:
    """`css/base.css` -> `/static/css/base.css?v=<digest>`. Raises FileNotFoundError."""
    return f"{STATIC_PATH}/{path}?v={asset_digest(path)}"


@cache
def asset_digest(path: str) -> str:
    content = joined_styles() if path == JOINED_STYLES else (STATIC_ROOT / path).read_bytes()
    return hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]


@cache
def joined_styles() -> bytes:
    """The stylesheets of every page as one; joined as they are, nothing is built."""
    return b"\n".join((STATIC_ROOT / "css" / f"{sheet}.css").read_bytes() for sheet in SHEETS)

"""Static files under URLs that carry a digest of their content."""

import hashlib
from functools import cache
from pathlib import Path

STATIC_ROOT = Path(__file__).resolve().parents[1] / "static"
STATIC_PATH = "/static"
_DIGEST_LENGTH = 12


def asset_url(path: str) -> str:
    """`css/base.css` -> `/static/css/base.css?v=<digest>`. Raises FileNotFoundError."""
    return f"{STATIC_PATH}/{path}?v={asset_digest(path)}"


@cache
def asset_digest(path: str) -> str:
    return hashlib.sha256((STATIC_ROOT / path).read_bytes()).hexdigest()[:_DIGEST_LENGTH]

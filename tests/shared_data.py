import os
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[1]


def shared_data() -> Path | None:
    """The real data beside the checkout, or where FORECOURT_SHARED_DATA says; None if absent."""
    named = os.environ.get("FORECOURT_SHARED_DATA")
    folder = Path(named) if named else _CHECKOUT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


def shared_file(name: str) -> Path:
    """A file of the real data, for tests marked `shared_data`."""
    folder = shared_data()
    if folder is None:
        raise FileNotFoundError(f"{name}: set FORECOURT_SHARED_DATA to the folder of real data")
    return folder / name

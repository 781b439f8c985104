import pytest

from app.domain.draft import VehicleDraft
from app.domain.enums import Condition, VehicleStatus
from app.domain.vehicle_merge import COLUMNS, DraftIds, StoredVehicle, change_of, draft_values

SILENT = VehicleDraft(year=2003, make="Honda", model="Accord")
IDS = DraftIds(make_id=1, model_id=1, location_id=None)


def stored(**values: str) -> StoredVehicle:
    known = dict.fromkeys(COLUMNS) | draft_values(SILENT, IDS) | values
    return StoredVehicle(1, known, features=frozenset(), specs={}, photos=())


def status_after(before: str, said: str | None) -> str:
    draft = VehicleDraft(2003, "Honda", "Accord", status=VehicleStatus(said) if said else None)
    change = change_of(stored(status=before, condition="used"), draft, draft_values(draft, IDS))
    return str(change.values.get("status", before))


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ("incoming", "available", "available"),
        ("in_recon", "available", "available"),
        ("sold", "available", "available"),
        ("on_hold", "available", "on_hold"),
        ("sale_pending", "available", "sale_pending"),
        ("on_hold", "in_recon", "on_hold"),
        ("sale_pending", "incoming", "sale_pending"),
        ("on_hold", "sold", "sold"),
        ("available", "on_hold", "on_hold"),
        ("in_recon", None, "in_recon"),
        ("sold", None, "sold"),
    ],
)
def test_a_feed_moves_a_car_but_undoes_no_hold(before: str, said: str | None, after: str) -> None:
    assert status_after(before, said) == after


@pytest.mark.parametrize("condition", list(Condition))
def test_a_silent_draft_changes_nothing(condition: Condition) -> None:
    car = stored(status="available", condition=condition)

    assert change_of(car, SILENT, draft_values(SILENT, IDS)).is_empty

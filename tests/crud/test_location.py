import pytest
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import Database
from app.crud.location import locations
from app.domain.errors import BadCursor, LocationInUse, NotFound, Taken
from app.schemas.base import PageParams
from app.schemas.location import LocationCreate, LocationUpdate


def draft(**changes: object) -> LocationCreate:
    values = {
        "code": "southside",
        "name": "Southside",
        "street": "1 Example Road",
        "city": "Portland",
        "state": "OR",
        "postal_code": "97202",
        "phone": "(503) 555-0100",
        "time_zone": "America/Los_Angeles",
        "hours": {"mon": [540, 1200], "sun": None},
    }
    return LocationCreate.model_validate({**values, **changes})


async def test_a_created_row_is_found_again(session: AsyncSession) -> None:
    created = await locations.create(session, draft())

    found = await locations.get(session, created.id)

    assert (found.code, found.hours["mon"], found.version) == ("southside", [540, 1200], 1)


async def test_what_is_not_there_is_none_or_not_found(session: AsyncSession) -> None:
    assert await locations.find(session, 999) is None
    with pytest.raises(NotFound):
        await locations.get(session, 999)


async def test_a_taken_code_names_its_field(session: AsyncSession) -> None:
    await locations.create(session, draft())

    with pytest.raises(Taken) as refusal:
        await locations.create(session, draft(name="Another"))

    assert refusal.value.field == "code"


async def test_an_update_changes_only_what_was_sent(session: AsyncSession) -> None:
    row = await locations.create(session, draft())

    await locations.update(session, row, LocationUpdate(phone="(503) 555-0199"))

    assert (row.phone, row.name) == ("(503) 555-0199", "Southside")


async def test_null_is_not_a_change() -> None:
    with pytest.raises(ValidationError, match="null is neither"):
        LocationUpdate.model_validate({"phone": None})


@pytest.mark.parametrize(
    "wrong",
    [{"time_zone": "Mars/Olympus"}, {"state": "Oregon"}, {"hours": {"mon": [9]}}, {"id": 7}],
)
async def test_a_wrong_value_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        draft(**wrong)


async def test_a_location_with_cars_stays(demo_database: Database) -> None:
    async with demo_database.sessions() as session:
        row = (await locations.page(session, locations.query(), PageParams(limit=1))).items[0]

        with pytest.raises(LocationInUse):
            await locations.delete(session, row)


async def test_an_unused_location_goes(session: AsyncSession) -> None:
    row = await locations.create(session, draft())

    await locations.delete(session, row)

    assert await locations.find(session, row.id) is None


async def test_pages_follow_each_other_and_count_everything(session: AsyncSession) -> None:
    for number in range(5):
        await locations.create(session, draft(code=f"lot-{number}"))
    seen: list[int] = []
    cursor = None
    while True:
        params = PageParams(limit=2, cursor=cursor)
        page = await locations.page(session, locations.query(), params)
        seen += [row.id for row in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break

    assert page.total == len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize("cursor", ["zzz", "bm8", "🚗"])
async def test_a_foreign_cursor_is_refused(session: AsyncSession, cursor: str) -> None:
    with pytest.raises(BadCursor):
        await locations.page(session, locations.query(), PageParams(cursor=cursor))

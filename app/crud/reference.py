from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.data import vocabulary
from app.domain.errors import NotFound
from app.models.base import Reference
from app.models.reference import BodyStyle, Color, Drivetrain, Feature, FuelType, Transmission

REFERENCE: Mapping[str, tuple[type[Reference], Mapping[str, str]]] = {
    "body-styles": (BodyStyle, vocabulary.BODIES),
    "drivetrains": (Drivetrain, vocabulary.DRIVETRAINS),
    "fuel-types": (FuelType, vocabulary.FUELS),
    "transmissions": (Transmission, vocabulary.TRANSMISSIONS),
    "colors": (Color, vocabulary.COLORS),
    "features": (Feature, vocabulary.FEATURES),
}


async def upsert_shipped_lists(session: AsyncSession) -> None:
    """Brings every list to the shipped codes, names and order."""
    for model, entries in REFERENCE.values():
        rows = [
            {"code": code, "name": name, "position": position}
            for position, (code, name) in enumerate(entries.items())
        ]
        statement = insert(model).values(rows)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["code"],
                set_={"name": statement.excluded.name, "position": statement.excluded.position},
            )
        )


async def list_entries(session: AsyncSession, kind: str) -> Sequence[Reference]:
    """All entries of a list in display order. Raises NotFound for an unknown list."""
    if kind not in REFERENCE:
        raise NotFound(detail=f"There is no list {kind!r}; there are {', '.join(REFERENCE)}.")
    model, _ = REFERENCE[kind]
    return (await session.scalars(select(model).order_by(model.position, model.code))).all()

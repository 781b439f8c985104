"""Makes and models by name: found, or made when a draft names new ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.draft import VehicleDraft
from app.domain.text import key

_ADD_MAKES = """
    insert into makes (name, key)
    select n.name, n.key from unnest(cast(:names as text[]), cast(:keys as text[])) as n(name, key)
    where not exists (select from makes m where m.key = n.key)
    on conflict (key) do nothing
"""
_FIND_MAKES = "select key, id from makes where key = any(:keys)"
_ADD_MODELS = """
    insert into vehicle_models (make_id, name, key)
    select n.make_id, n.name, n.key
    from unnest(cast(:makes as bigint[]), cast(:names as text[]), cast(:keys as text[]))
        as n(make_id, name, key)
    where not exists (
        select from vehicle_models m where m.make_id = n.make_id and m.key = n.key
    )
    on conflict (make_id, key) do nothing
"""
_FIND_MODELS = """
    select make_id, key, id from vehicle_models
    where make_id = any(:makes) and key = any(:keys)
"""


@dataclass(frozen=True, slots=True)
class NameIds:
    makes: dict[str, int]
    models: dict[tuple[int, str], int]

    def make_id(self, draft: VehicleDraft) -> int:
        return self.makes[key(draft.make)]

    def model_id(self, draft: VehicleDraft) -> int:
        return self.models[self.make_id(draft), key(draft.model)]


async def ensure_names(session: AsyncSession, drafts: Iterable[VehicleDraft]) -> NameIds:
    """The ids of every make and model the drafts name; new ones keep the spelling of the first."""
    # The last of a comprehension wins, so the names run backwards.
    named = list(dict.fromkeys((draft.make, draft.model) for draft in drafts))[::-1]
    makes = await _ensure_makes(session, {key(make): make for make, _ in named})
    models = {(makes[key(make)], key(model)): model for make, model in named}
    wanted = {
        "makes": [make_id for make_id, _ in models],
        "keys": [model_key for _, model_key in models],
    }
    await session.execute(text(_ADD_MODELS), wanted | {"names": list(models.values())})
    rows = await session.execute(text(_FIND_MODELS), wanted)
    return NameIds(makes, {(row.make_id, row.key): row.id for row in rows})


async def _ensure_makes(session: AsyncSession, names: dict[str, str]) -> dict[str, int]:
    keys = {"keys": list(names)}
    await session.execute(text(_ADD_MAKES), keys | {"names": list(names.values())})
    return {row.key: row.id for row in await session.execute(text(_FIND_MAKES), keys)}

"""EPA's table, and what it tells about the cars on the lot."""

from collections.abc import Sequence
from dataclasses import asdict

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud.vehicle_load_sql import TAKE_TIME, search_document
from app.domain.epa import EpaRow
from app.models.vehicle import ON_LOT

_TYPES = {
    "id": "bigint",
    "year": "smallint",
    "make": "text",
    "make_key": "text",
    "model": "text",
    "model_key": "text",
    "base_model": "text",
    "base_model_key": "text",
    "vehicle_class": "text",
    "drive": "text",
    "transmission": "text",
    "fuel": "text",
    "cylinders": "smallint",
    "displacement_l": "numeric",
    "mpg_city": "smallint",
    "mpg_highway": "smallint",
    "mpg_combined": "smallint",
    "range_mi": "integer",
    "co2_g_mi": "integer",
}
_NAMES = ", ".join(_TYPES)

_UPSERT = f"""
    insert into epa_vehicles ({_NAMES})
    select {_NAMES} from jsonb_to_recordset(cast(:rows as jsonb))
        as s({", ".join(f"{name} {kind}" for name, kind in _TYPES.items())})
    on conflict (id) do update set
        {", ".join(f"{name} = excluded.{name}" for name in _TYPES if name != "id")}
    where ({", ".join(f"epa_vehicles.{name}" for name in _TYPES)})
        is distinct from ({", ".join(f"excluded.{name}" for name in _TYPES)})
"""  # noqa: S608  # built from the constants of this file

# A two-wheel drive car may be either kind; "4wd or awd" is what EPA wrote until 2009.
_DRIVE_AGREES = """
    (v.drivetrain is null or e.drive is null or e.drive = v.drivetrain
        or (e.drive like '%4wd%' or e.drive like '%awd%') and v.drivetrain in ('4wd', 'awd')
        or e.drive = '2wd' and v.drivetrain in ('fwd', 'rwd'))
"""
_FUEL_AGREES = """
    (v.fuel is null or e.fuel is null or e.fuel = v.fuel
        or e.fuel in ('gasoline', 'flex') and v.fuel in ('gasoline', 'flex'))
"""
_TRANSMISSION_AGREES = """
    (v.transmission is null or e.transmission is null or e.transmission = v.transmission
        or e.transmission = 'cvt' and v.transmission = 'automatic')
"""
_ENGINE_AGREES = """
    (v.displacement_l is null or e.displacement_l is null
        or abs(e.displacement_l - v.displacement_l) <= 0.05)
    and (v.cylinders is null or e.cylinders is null or e.cylinders = v.cylinders)
"""

# Words of EPA's model that tell versions apart; how a car is driven is compared by column.
_SAID_BY_COLUMNS = (
    "array['awd', 'fwd', 'rwd', '2wd', '4wd', '4x4', '4matic', 'xdrive', 'quattro', '']"
)


def _agreed(column: str, name: str) -> str:
    """The value all best candidates share; null when they differ or one does not say."""
    return (
        f"case when count(distinct {column}) = 1 and count({column}) = count(*) "
        f"then min({column}) end as {name}"
    )


_BODY = """
    case when e.vehicle_class like '%Minivan%' then 'minivan'
        when e.vehicle_class like '%Pickup%' then 'pickup'
        when e.vehicle_class like '%Station Wagon%' then 'wagon'
        when e.vehicle_class like '%Sport Utility%' then 'suv'
        when e.vehicle_class like '%Vans%' then 'van' end
"""
_FUEL = "case when e.fuel in (select code from fuel_types) then e.fuel end"
_DRIVE = "case when e.drive in (select code from drivetrains) then e.drive end"

_MATCH = f"""
    with candidate as (
        select v.id as vehicle_id, e.*, {_BODY} as body, {_FUEL} as fuel_code,
            {_DRIVE} as drive_code, word.score
        from vehicles v
            join makes make on make.id = v.make_id
            join vehicle_models model on model.id = v.model_id
            join epa_vehicles e on e.year = v.year and e.make_key = make.key
                and e.base_model_key = model.key
            cross join lateral (
                select coalesce(sum(case
                    when length(w) > 2 and strpos(
                        regexp_replace(lower(concat(model.name, v.trim)), '[^a-z0-9]', '', 'g'), w
                    ) > 0 then 1
                    when w = any(regexp_split_to_array(
                        lower(concat_ws(' ', model.name, v.trim)), '[^a-z0-9]+')) then 1
                    else -1 end), 0) as score
                from unnest(regexp_split_to_array(lower(e.model), '[^a-z0-9]+')) as w
                where w <> all({_SAID_BY_COLUMNS})
            ) as word
        where v.{ON_LOT} and v.id > :after and v.id <= :upto
            and {_DRIVE_AGREES} and {_FUEL_AGREES} and {_TRANSMISSION_AGREES} and {_ENGINE_AGREES}
    ), best as (
        select e.*, max(e.score) over (partition by e.vehicle_id) as top from candidate e
    )
    select vehicle_id,
        {_agreed("mpg_city", "mpg_city")},
        {_agreed("mpg_highway", "mpg_highway")},
        {_agreed("mpg_combined", "mpg_combined")},
        {_agreed("body", "body")},
        {_agreed("fuel_code", "fuel")},
        {_agreed("drive_code", "drivetrain")},
        {_agreed("cylinders", "cylinders")},
        {_agreed("displacement_l", "displacement_l")},
        {_agreed("vehicle_class", "vehicle_class")},
        {_agreed("range_mi", "range_mi")},
        {_agreed("co2_g_mi", "co2_g_mi")}
    from best where score = top group by vehicle_id
"""  # noqa: S608  # built from the constants of this file

_FILLED = (
    "mpg_city",
    "mpg_highway",
    "mpg_combined",
    "body",
    "fuel",
    "drivetrain",
    "cylinders",
    "displacement_l",
)

_SPECS = """
    jsonb_strip_nulls(jsonb_build_object('epa_class', s.vehicle_class,
        'epa_range_mi', s.range_mi, 'epa_co2_g_mi', s.co2_g_mi))
"""

_FILL = f"""
    with said as materialized ({_MATCH}),
    told as (
        select s.*, {_SPECS} as told_specs,
            ({" or ".join(f"(v.{name} is null and s.{name} is not null)" for name in _FILLED)})
                as fills,
            not coalesce(p.specs, '{{}}') @> {_SPECS} as tells
        from said s join vehicles v on v.id = s.vehicle_id
            left join vehicle_specs p on p.vehicle_id = s.vehicle_id
    ),
    specs as (
        insert into vehicle_specs (vehicle_id, specs)
        select vehicle_id, told_specs from told where tells
        on conflict (vehicle_id) do update set specs = vehicle_specs.specs || excluded.specs
    )
    update vehicles v set
        {", ".join(f"{name} = coalesce(v.{name}, t.{name})" for name in _FILLED)},
        version = v.version + 1
    from told t where v.id = t.vehicle_id and (t.fills or t.tells)
    returning v.id
"""  # noqa: S608  # built from the constants of this file

_REFRESH_SEARCH = f"""
    update vehicles v set search = {search_document("v", "make", "model")}
    from makes make, vehicle_models model
    where v.id = any(:ids) and make.id = v.make_id and model.id = v.model_id
        and v.search is distinct from {search_document("v", "make", "model")}
"""  # noqa: S608  # built from the constants of this file


async def upsert_epa_rows(session: AsyncSession, rows: Sequence[EpaRow]) -> None:
    """Each id once."""
    packed = orjson.dumps([asdict(row) for row in rows], default=str).decode()
    await session.execute(text(_UPSERT), {"rows": packed})


async def highest_vehicle_id(session: AsyncSession) -> int:
    found = await session.scalar(text("select coalesce(max(id), 0) from vehicles"))
    return int(found or 0)


async def fill_from_epa(session: AsyncSession, after: int, upto: int) -> int:
    """Fills what cars with ids after .. upto do not say, where EPA's versions of them agree.

    What the store knows is never overwritten. Returns how many cars changed.
    """
    await session.execute(text(TAKE_TIME))
    result = await session.execute(text(_FILL), {"after": after, "upto": upto})
    ids = [row.id for row in result]
    if ids:
        await session.execute(text(_REFRESH_SEARCH), {"ids": ids})
    return len(ids)

"""The statements of the bulk load. Rows travel as one JSON parameter: one round trip a chunk."""

from app.domain.enums import OFF_LOT_STATUSES
from app.models.vehicle import ON_LOT

_OFF_LOT = ", ".join(f"'{status}'" for status in OFF_LOT_STATUSES)

# Many cars at once, and perhaps another load to wait for: longer than a page may take.
TAKE_TIME = """
    select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '120s', true)
"""

# Two loads that meet a new make, or the same VIN, at once would fail each other.
ONE_LOAD_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('forecourt.vehicle_load'))"


def search_document(vehicle: str, make: str, model: str) -> str:
    """What the words of a search are looked for in; arguments are aliases of the three tables."""
    v = vehicle

    def lexemes(weight: str, *parts: str) -> str:
        joined = f"concat_ws(' ', {', '.join(parts)})"
        folded = f"regexp_replace(lower(unaccent({joined})), '[^a-z0-9]+', ' ', 'g')"
        return f"setweight(to_tsvector('simple', {folded}), '{weight}')"

    name = lexemes("A", f"{v}.year", f"{make}.name", f"{make}.key", f"{model}.name", f"{model}.key")
    trim = lexemes("B", f"{v}.trim", f"replace({v}.trim, ' ', '')")
    rest = lexemes(
        "D",
        *(f"{v}.{column}" for column in ("body", "fuel", "drivetrain", "transmission")),
        *(f"{v}.{column}" for column in ("exterior_color", "exterior_color_name", "engine")),
        *(f"{v}.{column}" for column in ("condition", "vin", "stock_number")),
    )
    return f"({name} || {trim} || {rest})"


_TYPES = {
    "vin": "text",
    "stock_number": "text",
    "condition": "text",
    "year": "smallint",
    "trim": "text",
    "body": "text",
    "drivetrain": "text",
    "fuel": "text",
    "transmission": "text",
    "transmission_name": "text",
    "engine": "text",
    "cylinders": "smallint",
    "displacement_l": "numeric",
    "exterior_color": "text",
    "exterior_color_name": "text",
    "interior_color": "text",
    "interior_color_name": "text",
    "mileage_mi": "integer",
    "price": "numeric",
    "msrp": "numeric",
    "doors": "smallint",
    "seats": "smallint",
    "mpg_city": "smallint",
    "mpg_highway": "smallint",
    "mpg_combined": "smallint",
    "title_brand": "text",
    "description": "text",
    "make_id": "bigint",
    "model_id": "bigint",
    "location_id": "bigint",
    "status": "text",
}
_ALSO_SENT = {"id": "bigint", "slug": "text", "listed_on": "date", "place": "integer"}
_COLUMNS = ", ".join(_TYPES)
_ROWS = "jsonb_to_recordset(cast(:rows as jsonb)) as s({})".format(
    ", ".join(f"{name} {kind}" for name, kind in (_TYPES | _ALSO_SENT).items())
)

# Stock numbers are looked for at every rooftop: a car keeps its place where a draft names none,
# and takes its number along where it moves.
FIND = f"""
    with named as (
        select id, stock_number from vehicles where vin = any(:vins) and {ON_LOT}
    )
    select v.id, v.listed_at::date as listed_on, {", ".join(f"v.{name}" for name in _TYPES)},
        array(select f.feature from vehicle_features f where f.vehicle_id = v.id) as features,
        (select p.specs from vehicle_specs p where p.vehicle_id = v.id) as specs,
        array(
            select m.source_url from vehicle_media m
            where m.vehicle_id = v.id and m.source_url is not null order by m.position, m.id
        ) as photos
    from vehicles v
    where v.id in (
        select id from named
        union
        select vehicles.id
        from (
            select unnest(cast(:numbers as text[])) union select stock_number from named
        ) as n(number) join vehicles on stock_number = n.number and {ON_LOT}
    )
    order by v.id
    for update of v
"""  # noqa: S608  # built from the constants of this file

TAKEN_SLUGS = "select slug from vehicles where slug = any(:slugs)"

INSERT = f"""
    insert into vehicles ({_COLUMNS}, slug, listed_at, sold_on, search)
    select {", ".join(f"s.{name}" for name in _TYPES)}, s.slug,
        coalesce(s.listed_on::timestamptz, now()),
        case when s.status = 'sold' then current_date end,
        {search_document("s", "make", "model")}
    from {_ROWS} join makes make on make.id = s.make_id
        join vehicle_models model on model.id = s.model_id
    order by s.place
    returning id, slug
"""  # noqa: S608  # built from the constants of this file

UPDATE = f"""
    update vehicles v set
        {", ".join(f"{name} = s.{name}" for name in _TYPES)},
        listed_at = case
            when v.listed_at::date is distinct from s.listed_on then s.listed_on::timestamptz
            else v.listed_at end,
        sold_on = case when s.status = 'sold' then coalesce(v.sold_on, current_date)
            when s.status in ({_OFF_LOT}) then v.sold_on end,
        search = {search_document("s", "make", "model")},
        version = v.version + 1
    from {_ROWS} join makes make on make.id = s.make_id
        join vehicle_models model on model.id = s.model_id
    where v.id = s.id
"""  # noqa: S608  # built from the constants of this file

ADD_PRICES = """
    insert into price_changes (vehicle_id, price, previous_price, source, changed_at)
    select s.vehicle_id, s.price, s.previous, :source, coalesce(s.changed_on::timestamptz, now())
    from jsonb_to_recordset(cast(:rows as jsonb))
        as s(vehicle_id bigint, price numeric, previous numeric, changed_on date)
"""

ADD_STATUSES = """
    insert into status_changes (vehicle_id, status, previous_status, source)
    select s.vehicle_id, s.status, s.previous, :source
    from jsonb_to_recordset(cast(:rows as jsonb))
        as s(vehicle_id bigint, status text, previous text)
"""

DROP_FEATURES = """
    delete from vehicle_features f
    using jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, features text[])
    where f.vehicle_id = s.vehicle_id and f.feature <> all(s.features)
"""

ADD_FEATURES = """
    insert into vehicle_features (vehicle_id, feature)
    select s.vehicle_id, unnest(s.features)
    from jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, features text[])
    on conflict do nothing
"""

SET_SPECS = """
    insert into vehicle_specs (vehicle_id, specs)
    select s.vehicle_id, s.specs
    from jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, specs jsonb)
    on conflict (vehicle_id) do update set specs = excluded.specs
"""

DROP_PHOTOS = """
    delete from vehicle_media m
    using jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, photos text[])
    where m.vehicle_id = s.vehicle_id and m.source_url is not null
        and m.source_url <> all(s.photos)
"""

SET_PHOTOS = """
    insert into vehicle_media (vehicle_id, kind, position, source_url)
    select s.vehicle_id, 'photo', p.position, p.url
    from jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, photos text[])
        cross join lateral unnest(s.photos) with ordinality as p(url, position)
    on conflict (vehicle_id, source_url) where source_url is not null
        do update set position = excluded.position
        where vehicle_media.position is distinct from excluded.position
"""

SET_FEED_ROWS = """
    insert into vehicle_feed_rows (vehicle_id, import_id, raw)
    select s.vehicle_id, :import_id, s.raw
    from jsonb_to_recordset(cast(:rows as jsonb)) as s(vehicle_id bigint, raw jsonb)
    on conflict (vehicle_id) do update set import_id = excluded.import_id, raw = excluded.raw
        where vehicle_feed_rows.raw is distinct from excluded.raw
"""

"""Stores many cars at once: a fixed number of statements for any number of drafts."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson
from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.crud import vehicle_load_sql as sql
from app.crud.vehicle_names import NameIds, ensure_names
from app.domain.draft import VehicleDraft
from app.domain.text import slugify
from app.domain.vehicle_merge import (
    COLUMNS,
    UNSAID,
    ColumnValue,
    DraftIds,
    StoredVehicle,
    change_of,
    draft_values,
)

JsonRow = dict[str, object]


@dataclass(frozen=True, slots=True)
class LoadOrigin:
    """Where the drafts come from; `location_id` is the rooftop of those that name none."""

    source: str
    location_id: int
    locations: Mapping[str, int] = field(default_factory=dict)
    import_id: int | None = None


@dataclass(slots=True)
class LoadResult:
    """Counts of cars. `stock_clashes` are indexes of drafts whose stock number another car has;
    `repeats` of those that were left out: the number is all the name they have.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    stock_clashes: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    """What to write. Children carry a `vehicle_id`, which creates learn once they are stored."""

    creates: list[tuple[VehicleDraft, JsonRow]] = field(default_factory=list)
    updates: dict[int, JsonRow] = field(default_factory=dict)
    prices: list[JsonRow] = field(default_factory=list)
    statuses: list[JsonRow] = field(default_factory=list)
    features: list[JsonRow] = field(default_factory=list)
    specs: list[JsonRow] = field(default_factory=list)
    photos: list[JsonRow] = field(default_factory=list)
    feed_rows: list[JsonRow] = field(default_factory=list)


async def load_drafts(
    session: AsyncSession, drafts: Sequence[VehicleDraft], origin: LoadOrigin
) -> LoadResult:
    """Creates or updates a car for each draft: by VIN, else by stock number. A VIN comes once."""
    result = LoadResult()
    if not drafts:
        return result
    await session.execute(text(sql.TAKE_TIME))
    await session.execute(text(sql.ONE_LOAD_AT_A_TIME))
    names = await ensure_names(session, drafts)
    lot = _Lot(await _find_stored(session, drafts))
    plan = _Plan()
    lot.reserve(drafts)
    for index, draft in enumerate(drafts):
        if not _plan_draft(plan, lot, draft, names, origin):
            result.repeats.append(index)
        elif lot.has_clashed:
            result.stock_clashes.append(index)
    await _insert(session, plan)
    if plan.updates:
        await _run(session, sql.UPDATE, list(plan.updates.values()))
    await _write_children(session, plan, origin)
    result.created, result.updated = len(plan.creates), len(plan.updates)
    result.unchanged = len(drafts) - len(result.repeats) - result.created - result.updated
    return result


class _Lot:
    """The stored cars that the drafts may mean, by VIN and by stock number and rooftop."""

    def __init__(self, stored: Iterable[StoredVehicle]) -> None:
        self.has_clashed = False
        self._by_vin: dict[ColumnValue, StoredVehicle] = {}
        self._by_stock: dict[tuple[ColumnValue, ColumnValue], StoredVehicle] = {}
        self._holders: dict[tuple[ColumnValue, ColumnValue], int] = {}
        self._creates = 0
        self._reserved: set[int] = set()
        for car in stored:
            self._by_vin[car.values["vin"]] = car
            place = (car.values["stock_number"], car.values["location_id"])
            self._by_stock[place] = car
            self._holders[place] = car.id

    def reserve(self, drafts: Iterable[VehicleDraft]) -> None:
        """A car that a draft names by VIN is no other draft's by its stock number."""
        found = (self._by_vin.get(draft.vin) for draft in drafts if draft.vin is not None)
        self._reserved = {car.id for car in found if car is not None}

    def match(self, draft: VehicleDraft, location_id: int) -> StoredVehicle | None:
        if draft.vin is not None and draft.vin in self._by_vin:
            return self._by_vin[draft.vin]
        car = self._by_stock.get((draft.stock_number, location_id)) if draft.stock_number else None
        if car is None or car.id in self._reserved:
            return None
        return car if draft.vin is None or car.values["vin"] is None else None

    def claim_stock(
        self, values: dict[str, ColumnValue], place: ColumnValue, car: StoredVehicle | None
    ) -> None:
        """Drops the stock number, and says so in `has_clashed`, when another car has it there.

        A car that keeps its number moves only to where that is free.
        """
        self._creates += 1
        holder = car.id if car is not None else -self._creates
        self.has_clashed = not self._take(values["stock_number"], place, holder)
        if self.has_clashed:
            values["stock_number"] = None
        if car is None or values["stock_number"] is not None:
            return
        if not self._take(car.values["stock_number"], place, holder):
            values["location_id"] = None
            self.has_clashed = True

    def _take(self, number: ColumnValue, place: ColumnValue, holder: int) -> bool:
        return number is None or self._holders.setdefault((number, place), holder) == holder


async def _find_stored(
    session: AsyncSession, drafts: Sequence[VehicleDraft]
) -> list[StoredVehicle]:
    rows = await session.execute(
        text(sql.FIND),
        {
            "vins": [draft.vin for draft in drafts if draft.vin],
            "numbers": [draft.stock_number for draft in drafts if draft.stock_number],
        },
    )
    return [_stored(row) for row in rows]


def _stored(row: Row[tuple[object, ...]]) -> StoredVehicle:
    known = row._mapping
    return StoredVehicle(
        id=known["id"],
        values={name: known[name] for name in COLUMNS},
        features=frozenset(known["features"]),
        specs=known["specs"] or {},
        photos=tuple(known["photos"]),
    )


def _location_of(draft: VehicleDraft, origin: LoadOrigin) -> int:
    return origin.locations.get(draft.location_code or "", origin.location_id)


def _plan_draft(
    plan: _Plan, lot: _Lot, draft: VehicleDraft, names: NameIds, origin: LoadOrigin
) -> bool:
    """False for a draft that names no car of its own."""
    place = _location_of(draft, origin)
    car = lot.match(draft, place)
    said = place if draft.location_code in origin.locations else None
    ids = DraftIds(names.make_id(draft), names.model_id(draft), said)
    values = draft_values(draft, ids)
    if car is None:
        lot.claim_stock(values, place, None)
        if lot.has_clashed and draft.vin is None:
            return False
        said_or_usual = {name: values[name] or usual for name, usual in UNSAID.items()}
        row: JsonRow = {**values, **said_or_usual, "location_id": place, "slug": _slug(draft)}
        plan.creates.append((draft, row))
    else:
        lot.claim_stock(values, said or car.values["location_id"], car)
        _plan_update(plan, car, draft, values)
    return True


def _plan_update(
    plan: _Plan, car: StoredVehicle, draft: VehicleDraft, values: Mapping[str, ColumnValue]
) -> None:
    if draft.extra:
        plan.feed_rows.append({"vehicle_id": car.id, "raw": draft.extra})
    change = change_of(car, draft, values)
    if change.is_empty:
        return
    before = dict(car.values)
    car.values |= change.values
    plan.updates[car.id] = {"id": car.id, **car.values}
    if "price" in change.values:
        price = {"price": change.values["price"], "previous": before["price"]}
        plan.prices.append({"vehicle_id": car.id, **price})
    if "status" in change.values:
        status = {"status": change.values["status"], "previous": before["status"]}
        plan.statuses.append({"vehicle_id": car.id, **status})
    if change.features is not None:
        plan.features.append({"vehicle_id": car.id, "features": change.features})
    if change.specs is not None:
        plan.specs.append({"vehicle_id": car.id, "specs": change.specs})
    if change.photos is not None:
        plan.photos.append({"vehicle_id": car.id, "photos": change.photos})


def _slug(draft: VehicleDraft) -> str:
    tail = draft.vin[-8:] if draft.vin else draft.stock_number or secrets.token_hex(4)
    name = slugify(draft.year, draft.make, draft.model, draft.trim, limit=100)
    return f"{name}-{slugify(tail, limit=40)}"


async def _insert(session: AsyncSession, plan: _Plan) -> None:
    if not plan.creates:
        return
    rows = [row | {"place": place} for place, (_, row) in enumerate(plan.creates)]
    await _make_slugs_unique(session, rows)
    stored = await _run(session, sql.INSERT, rows)
    ids = {row.slug: row.id for row in stored}
    for (draft, _), row in zip(plan.creates, rows, strict=True):
        _plan_children(plan, ids[str(row["slug"])], draft, row)


async def _make_slugs_unique(session: AsyncSession, rows: Sequence[JsonRow]) -> None:
    """A car that comes back to the lot, or a twin without a VIN, gets a few letters more."""
    found = await session.execute(text(sql.TAKEN_SLUGS), {"slugs": [row["slug"] for row in rows]})
    taken = {row.slug for row in found}
    for row in rows:
        if row["slug"] in taken:
            row["slug"] = f"{row['slug']}-{secrets.token_hex(4)}"
        taken.add(row["slug"])


def _plan_children(plan: _Plan, vehicle_id: int, draft: VehicleDraft, row: JsonRow) -> None:
    owner: JsonRow = {"vehicle_id": vehicle_id}
    plan.statuses.append({**owner, "status": row["status"]})
    plan.prices += [{**owner, **price} for price in _first_prices(draft, row)]
    if draft.features:
        plan.features.append({**owner, "features": draft.features})
    if draft.specs:
        plan.specs.append({**owner, "specs": draft.specs})
    if draft.photo_urls:
        plan.photos.append({**owner, "photos": draft.photo_urls})
    if draft.extra:
        plan.feed_rows.append({**owner, "raw": draft.extra})


def _first_prices(draft: VehicleDraft, row: JsonRow) -> list[JsonRow]:
    """The history the draft brings, ending in its price."""
    points: list[JsonRow] = []
    previous: object = None
    for point in sorted(draft.price_history, key=lambda point: point.on):
        points.append({"price": point.price, "previous": previous, "changed_on": point.on})
        previous = point.price
    if row["price"] is not None and row["price"] != previous:
        on = draft.listed_on if not points else None
        points.append({"price": row["price"], "previous": previous, "changed_on": on})
    return points


async def _write_children(session: AsyncSession, plan: _Plan, origin: LoadOrigin) -> None:
    statements: tuple[tuple[str, list[JsonRow], dict[str, str]], ...] = (
        (sql.ADD_PRICES, plan.prices, {"source": origin.source[:40]}),
        (sql.ADD_STATUSES, plan.statuses, {"source": origin.source[:40]}),
        (sql.DROP_FEATURES, plan.features, {}),
        (sql.ADD_FEATURES, plan.features, {}),
        (sql.SET_SPECS, plan.specs, {}),
        (sql.DROP_PHOTOS, plan.photos, {}),
        (sql.SET_PHOTOS, plan.photos, {}),
    )
    for statement, rows, more in statements:
        if rows:
            await _run(session, statement, rows, **more)
    if origin.import_id is not None and plan.feed_rows:
        await _run(session, sql.SET_FEED_ROWS, plan.feed_rows, import_id=origin.import_id)


async def _run(
    session: AsyncSession, statement: str, rows: Sequence[JsonRow], **more: str | int
) -> Sequence[Row[tuple[object, ...]]]:
    packed = orjson.dumps(rows, default=_json_value, option=orjson.OPT_NON_STR_KEYS).decode()
    result = await session.execute(text(statement), {"rows": packed, **more})
    return result.all() if "returning" in statement else []


def _json_value(value: object) -> object:
    """Decimals travel as text and mappings as objects; everything else is not ours to store."""
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)

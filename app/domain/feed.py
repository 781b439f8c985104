"""One row of a dealer's feed to a `VehicleDraft`, or to the reasons why not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.data.feed_columns import COLUMNS, PHOTO_COLUMN, REQUIRED, SOURCES, SourceMapping
from app.domain.draft import SpecValue, VehicleDraft
from app.domain.enums import Severity
from app.domain.errors import BadFeed
from app.domain.feed_values import Cells
from app.domain.normalise.names import VehicleName, vehicle_name
from app.domain.normalise.numbers import US_PER_IMPERIAL_GALLON, combined_mpg
from app.domain.normalise.text import clean, name_key
from app.domain.normalise.words import cylinders, displacement_l, drivetrain_code, fuel_code

FIELD_OF = {header: name for name, headers in COLUMNS.items() for header in reversed(headers)}
_RANK = {header: rank for headers in COLUMNS.values() for rank, header in enumerate(headers)}
_PHOTO_COLUMN = re.compile(PHOTO_COLUMN)
_LONGEST_COLUMN_NAME = 200


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """`row_number` counts as a spreadsheet does: the header is row 1."""

    row_number: int
    severity: Severity
    code: str
    message: str
    field: str | None = None
    raw_value: str | None = None


@dataclass(frozen=True, slots=True)
class FeedLayout:
    """Which column holds what: field -> column indexes, the most trusted first."""

    headers: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    mpg_is_imperial: bool = False

    @property
    def mapping(self) -> dict[str, str]:
        """Their column names to our fields, as a source remembers them."""
        return {self.headers[index]: field for field, at in self.columns.items() for index in at}


@dataclass(frozen=True, slots=True)
class FeedRules:
    """What a row is judged by; `latest_year` is the newest model year that can be on sale.

    `location_code` is for rows that name none of `locations`; `doc_fee` is added to each price.
    """

    source: str
    latest_year: int
    location_code: str | None = None
    locations: frozenset[str] = frozenset()
    doc_fee: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """`draft` is None when the row is rejected; then one of the problems is an error."""

    draft: VehicleDraft | None
    problems: list[ImportProblem] = field(default_factory=list)


def read_layout(
    headers: Sequence[str], source: str, own: Mapping[str, str] | None = None
) -> FeedLayout:
    """Maps a header line. `own` is the source's saved mapping (theirs -> ours). Raises BadFeed."""
    names = _unique(headers)
    keys = [name_key(name) for name in names]
    mapping = _mapping_of(source, keys)
    columns = mapping.columns | {name_key(theirs): ours for theirs, ours in (own or {}).items()}
    found: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        target = columns.get(key, FIELD_OF.get(key) or _photo_field(key))
        if target:
            found.setdefault(target, []).append(index)
    for indexes in found.values():
        indexes.sort(key=lambda index: _RANK.get(keys[index], 0))
    _refuse_unusable(found, names)
    return FeedLayout(
        tuple(names), {name: tuple(at) for name, at in found.items()}, mapping.mpg_is_imperial
    )


def parse_row(
    layout: FeedLayout,
    row: Sequence[str],
    number: int,
    rules: FeedRules,
    stock_number: str | None = None,
) -> ParsedRow:
    """`stock_number` is the one made for a row that has neither VIN nor stock number."""
    cells = Cells(layout.columns, row)
    draft = _draft(layout, row, cells, rules)
    if draft is not None and draft.vin is None and draft.stock_number is None:
        draft = replace(draft, stock_number=stock_number)
    if len(row) > len(layout.headers) and any(cell.strip() for cell in row[len(layout.headers) :]):
        cells.warn("row", "too_many_cells", "The row has more cells than the header has names.")
    problems = [
        ImportProblem(
            number,
            Severity.error if found.is_error else Severity.warning,
            found.code,
            found.message,
            found.field,
            found.raw_value,
        )
        for found in cells.problems
    ]
    return ParsedRow(None if cells.is_rejected else draft, problems)


def _draft(
    layout: FeedLayout, row: Sequence[str], cells: Cells, rules: FeedRules
) -> VehicleDraft | None:
    year = cells.year(rules.latest_year)
    make, model = cells.required("make"), cells.required("model")
    if year is None or make is None or model is None:
        return None
    name = vehicle_name(make, model, cells.text("trim", limit=120))
    cells.check_names(name)
    cells.check_model(name, model)
    vin = cells.vin(year)
    if cells.is_rejected:
        return None
    draft = _with_engine(cells, _base_draft(cells, name, year), name, layout)
    return replace(
        draft,
        vin=vin,
        stock_number=cells.stock_number(has_vin=vin is not None),
        price=draft.price + rules.doc_fee if draft.price else None,
        location_code=cells.location(rules.locations) or rules.location_code,
        listed_on=cells.listed_on(rules.latest_year),
        extra=_raw(layout.headers, row),
    )


def _base_draft(cells: Cells, name: VehicleName, year: int) -> VehicleDraft:
    exterior, interior = cells.color("exterior_color"), cells.color("interior_color")
    return VehicleDraft(
        year=year,
        make=name.make,
        model=name.model,
        trim=name.trim[:120] if name.trim else None,
        condition=cells.condition(),
        body=cells.body() or name.body,
        exterior_color=exterior.family,
        exterior_color_name=exterior.name,
        interior_color=interior.family,
        interior_color_name=interior.name,
        mileage_mi=cells.mileage(),
        price=cells.price("price"),
        msrp=cells.price("msrp"),
        doors=cells.count("doors", most=9),
        seats=cells.count("seats", most=60) or name.seats,
        title_brand=cells.title_brand(),
        status=cells.status(),
        description=cells.description(),
        features=cells.features(),
        photo_urls=cells.photo_urls(),
    )


def _with_engine(
    cells: Cells, draft: VehicleDraft, name: VehicleName, layout: FeedLayout
) -> VehicleDraft:
    engine = cells.text("engine", limit=120)
    fuel = cells.fuel()
    if name.fuel and fuel in (None, "gasoline", "hybrid"):
        fuel = name.fuel
    transmission, transmission_name = cells.transmission()
    combined = cells.count("mpg_combined", most=999)
    city = cells.count("mpg_city", most=999)
    highway = cells.count("mpg_highway", most=999)
    specs: dict[str, SpecValue] = {}
    if combined and layout.mpg_is_imperial:
        specs["mpg_imperial"] = combined
        combined = round(combined * US_PER_IMPERIAL_GALLON)
    postal_code = cells.postal_code()
    if postal_code:
        specs["seller_postal_code"] = postal_code
    return replace(
        draft,
        drivetrain=cells.drivetrain() or (drivetrain_code(name.trim) if name.trim else None),
        fuel=fuel or (fuel_code(engine) if engine else None),
        transmission=transmission,
        transmission_name=transmission_name,
        engine=engine,
        cylinders=cells.count("cylinders", most=16) or (cylinders(engine) if engine else None),
        displacement_l=cells.liters() or (displacement_l(engine) if engine else None),
        mpg_city=city,
        mpg_highway=highway,
        mpg_combined=combined or combined_mpg(city, highway),
        specs=specs,
    )


def _raw(headers: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {
        name: cell.replace("\x00", "")
        for name, cell in zip(headers, row, strict=False)
        if cell and not cell.isspace()
    }


def _unique(headers: Iterable[str]) -> list[str]:
    """Names as the file has them; a repeated one gets a number, a nameless one its place."""
    seen: dict[str, int] = {}
    names = []
    for place, header in enumerate(headers, start=1):
        name = (clean(header) or f"column {place}")[:_LONGEST_COLUMN_NAME]
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _mapping_of(source: str, keys: Sequence[str]) -> SourceMapping:
    if source in SOURCES:
        return SOURCES[source]
    present = set(keys)
    return next(
        (mapping for mapping in SOURCES.values() if mapping.signature <= present), SourceMapping()
    )


def _photo_field(key: str) -> str | None:
    return "photos" if _PHOTO_COLUMN.fullmatch(key) else None


def _refuse_unusable(found: Mapping[str, Sequence[int]], names: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in found]
    if not missing:
        return
    if len(missing) == len(REQUIRED):
        raise BadFeed(
            detail="The first line names no column that says year, make or model. "
            f"Is the header line missing? It begins: {', '.join(names[:5])[:200]}"
        )
    raise BadFeed(detail=f"The feed has no column for: {', '.join(missing)}.")


def duplicate_problem(number: int, winner: int) -> ImportProblem:
    return ImportProblem(
        number,
        Severity.warning,
        "duplicate",
        f"The same car as row {winner}, which was taken instead.",
    )

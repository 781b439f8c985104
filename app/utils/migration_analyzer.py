"""Reads a live schema and writes migrations2/SCHEMA_ANALYSIS.md from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, text

from app.data.index_purposes import PURPOSES

FOREIGN_SCHEMAS = {"jobs": "procrastinate's own tables; its migrations come with the package"}


@dataclass(frozen=True, slots=True)
class Column:
    table: str
    name: str
    type: str
    nullable: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class Constraint:
    """`kind` is PostgreSQL's letter: p primary, f foreign, u unique, c check, x exclusion."""

    table: str
    name: str
    kind: str
    definition: str
    columns: tuple[str, ...]
    references: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """`leading` are the plain columns it begins with; `predicate` is that of a partial index."""

    table: str
    name: str
    definition: str
    leading: tuple[str, ...]
    predicate: str | None
    is_unique: bool
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Policy:
    table: str
    name: str
    command: str
    roles: str
    using: str | None
    check: str | None


@dataclass(frozen=True, slots=True)
class Analysis:
    tables: Sequence[str]
    columns: Sequence[Column]
    constraints: Sequence[Constraint]
    indexes: Sequence[Index]
    policies: Sequence[Policy]
    views: Mapping[str, str]

    @property
    def findings(self) -> list[str]:
        return [*_unindexed_keys(self), *_duplicates(self), *_without_purpose(self)]


def analyze(connection: Connection) -> Analysis:
    return Analysis(
        tables=[row.name for row in connection.execute(text(_TABLES))],
        columns=[Column(*row) for row in connection.execute(text(_COLUMNS))],
        constraints=[
            Constraint(
                row.table, row.name, row.kind, row.definition, tuple(row.columns), row.target
            )
            for row in connection.execute(text(_CONSTRAINTS))
        ],
        indexes=[
            Index(
                table=row.relname,
                name=row.index_name,
                definition=row.definition,
                leading=tuple(row.leading),
                predicate=row.predicate,
                is_unique=row.indisunique,
                is_primary=row.indisprimary,
            )
            for row in connection.execute(text(_INDEXES))
        ],
        policies=[Policy(*row) for row in connection.execute(text(_POLICIES))],
        views={row.name: row.definition for row in connection.execute(text(_VIEWS))},
    )


def _unindexed_keys(analysis: Analysis) -> Iterable[str]:
    for key in analysis.constraints:
        if key.kind != "f":
            continue
        covering = [
            index
            for index in analysis.indexes
            if index.table == key.table
            and index.predicate is None
            and index.leading[: len(key.columns)] == key.columns
        ]
        if not covering:
            yield f"{key.table}: no index serves the foreign key {key.name}"


def _duplicates(analysis: Analysis) -> Iterable[str]:
    def shape(index: Index) -> tuple[str, str]:
        return index.table, index.definition.split(" USING ", 1)[1]

    for one, other in pairwise(sorted(analysis.indexes, key=shape)):
        if shape(one) == shape(other):
            yield f"{one.table}: {one.name} and {other.name} are the same index"


def _without_purpose(analysis: Analysis) -> Iterable[str]:
    names = {index.name for index in analysis.indexes}
    for index in analysis.indexes:
        if _purpose(analysis, index) is None:
            yield f"{index.table}: {index.name} serves no named query"
    for name in PURPOSES:
        if name not in names:
            yield f"{name} has a purpose but does not exist"


def _purpose(analysis: Analysis, index: Index) -> str | None:
    if index.is_primary:
        return "primary key"
    if index.name in PURPOSES:
        return PURPOSES[index.name]
    for key in analysis.constraints:
        matches = key.kind == "f" and key.table == index.table and index.predicate is None
        if matches and index.leading == key.columns:
            return f"foreign key to {key.references}: deletes and joins from that side"
    return None


def render(analysis: Analysis) -> str:
    """The whole document; equal schemas give equal text."""
    return "\n".join(
        [
            "# Schema analysis",
            "",
            "Generated from the live schema by `python -m app schema-analysis`; a test fails when "
            "it is stale.",
            "",
            f"{len(analysis.tables)} tables, {len(analysis.indexes)} indexes, "
            f"{sum(key.kind == 'f' for key in analysis.constraints)} foreign keys, "
            f"{len(analysis.policies)} policies, {len(analysis.views)} views.",
            "",
            *(f"Schema `{name}`: {why}." for name, why in FOREIGN_SCHEMAS.items()),
            "",
            "## Findings",
            "",
            *([f"- {finding}" for finding in analysis.findings] or ["None."]),
            "",
            *_diagram(analysis),
            *(line for table in analysis.tables for line in _table(analysis, table)),
            *_views(analysis),
        ]
    )


def _diagram(analysis: Analysis) -> list[str]:
    keys = [key for key in analysis.constraints if key.kind == "f"]
    links = sorted({f'    {key.references} ||--o{{ {key.table} : ""' for key in keys})
    alone = set(analysis.tables) - {name for key in keys for name in (key.table, key.references)}
    boxes = [f"    {table}" for table in sorted(alone)]
    return ["## Entities", "", "```mermaid", "erDiagram", *links, *boxes, "```", ""]


def _table(analysis: Analysis, table: str) -> list[str]:
    columns = [column for column in analysis.columns if column.table == table]
    keys = [key for key in analysis.constraints if key.table == table and key.kind != "n"]
    indexes = [index for index in analysis.indexes if index.table == table]
    policies = [policy for policy in analysis.policies if policy.table == table]
    return [
        f"## {table}",
        "",
        "| Column | Type | Null | Default |",
        "| --- | --- | --- | --- |",
        *(
            f"| {column.name} | {column.type} | {'yes' if column.nullable else 'no'} "
            f"| {_code(column.default)} |"
            for column in columns
        ),
        "",
        "| Constraint | Definition |",
        "| --- | --- |",
        *(f"| {key.name} | {_code(key.definition)} |" for key in keys),
        "",
        "| Index | Definition | Serves |",
        "| --- | --- | --- |",
        *(
            f"| {index.name} | {_code(index.definition.split(' USING ', 1)[1])} "
            f"| {_purpose(analysis, index) or ''} |"
            for index in indexes
        ),
        "",
        *(_policy_lines(policies) if policies else []),
    ]


def _policy_lines(policies: Sequence[Policy]) -> list[str]:
    return [
        "| Policy | Command | Roles | Using | With check |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {policy.name} | {policy.command} | {policy.roles} "
            f"| {_code(policy.using)} | {_code(policy.check)} |"
            for policy in policies
        ),
        "",
    ]


def _views(analysis: Analysis) -> list[str]:
    if not analysis.views:
        return ["## Views", "", "None yet.", ""]
    return [
        line
        for name, definition in analysis.views.items()
        for line in (f"## View {name}", "", "```sql", definition.strip(), "```", "")
    ]


def _code(value: str | None) -> str:
    return "" if value is None else f"`{value.replace('|', chr(92) + '|')}`"


_TABLES = """
select c.relname as name from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and c.relname <> 'alembic_version'
order by 1
"""
_COLUMNS = """
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
       case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end
from pg_attribute a
join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and a.attnum > 0 and not a.attisdropped
order by c.relname, a.attnum
"""
_CONSTRAINTS = """
select c.relname as table, k.conname as name, k.contype as kind,
       pg_get_constraintdef(k.oid) as definition,
       array(select a.attname from unnest(k.conkey) with ordinality u(num, place)
             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num
             order by u.place)::text[] as columns,
       t.relname as target
from pg_constraint k
join pg_class c on c.oid = k.conrelid
left join pg_class t on t.oid = k.confrelid
where c.relnamespace = 'public'::regnamespace and c.relname <> 'alembic_version'
order by c.relname, k.conname
"""
_INDEXES = """
select t.relname, i.relname as index_name, pg_get_indexdef(x.indexrelid) as definition,
       array(select a.attname from unnest(x.indkey::int2[]) with ordinality u(num, place)
             join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.num
             where u.place <= x.indnkeyatts
             order by u.place)::text[] as leading,
       pg_get_expr(x.indpred, x.indrelid) as predicate, x.indisunique, x.indisprimary
from pg_index x
join pg_class i on i.oid = x.indexrelid
join pg_class t on t.oid = x.indrelid
where t.relnamespace = 'public'::regnamespace and t.relname <> 'alembic_version'
order by t.relname, i.relname
"""
_POLICIES = """
select tablename, policyname, cmd, array_to_string(roles, ', '), qual, with_check
from pg_policies where schemaname = 'public' order by 1, 2
"""
_VIEWS = """
select c.relname as name, pg_get_viewdef(c.oid) as definition from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
order by 1
"""

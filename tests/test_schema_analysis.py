from pathlib import Path

from sqlalchemy import create_engine

from app.core.config import ROOT
from app.core.database import psycopg_url
from app.server.addresses import Urls
from app.utils.migration_analyzer import Analysis, analyze, render

DOCUMENT = Path(ROOT) / "migrations2" / "SCHEMA_ANALYSIS.md"


def analysis_of(urls: Urls) -> Analysis:
    engine = create_engine(psycopg_url(urls.owner))
    with engine.connect() as connection:
        found = analyze(connection)
    engine.dispose()
    return found


def test_the_document_is_what_the_schema_says(template: Urls) -> None:
    written = DOCUMENT.read_text()

    assert written == render(analysis_of(template)), "run: python -m app schema-analysis"


def test_no_index_is_missing_twice_there_or_without_a_query(template: Urls) -> None:
    assert analysis_of(template).findings == []


def test_every_time_has_a_zone_and_money_has_cents(template: Urls) -> None:
    columns = analysis_of(template).columns

    zoneless = [f"{c.table}.{c.name}" for c in columns if c.type == "timestamp without time zone"]
    money = {c.type for c in columns if "price" in c.name or c.name in ("msrp", "doc_fee")}
    assert zoneless == []
    assert money == {"numeric(12,2)"}

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    desc,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base, Entity, Moment, Timestamped
from app.domain.enums import ImportStatus, Severity

_STATUSES = ", ".join(f"'{status}'" for status in ImportStatus)
_SEVERITIES = ", ".join(f"'{severity}'" for severity in Severity)


class ImportSource(Timestamped, Entity):
    """A feed that comes again: its name and how its columns map to ours (theirs -> ours)."""

    __tablename__ = "import_sources"
    __table_args__ = (Index("uq_import_sources_name", "name", unique=True),)

    name: Mapped[str] = mapped_column(String(80))
    columns: Mapped[dict[str, str]] = mapped_column(JSONB)


class VehicleImport(Entity):
    """One run of a feed. Counts are rows of the file."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(f"status in ({_STATUSES})", name="status_is_known"),
        Index("ix_imports_source_id_started_at", "source_id", desc("started_at")),
    )

    source_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("import_sources.id"))
    file_name: Mapped[str] = mapped_column(String(255))
    dry_run: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[ImportStatus] = mapped_column(String(16))
    rows_read: Mapped[int] = mapped_column(Integer, server_default="0")
    accepted: Mapped[int] = mapped_column(Integer, server_default="0")
    created: Mapped[int] = mapped_column(Integer, server_default="0")
    updated: Mapped[int] = mapped_column(Integer, server_default="0")
    unchanged: Mapped[int] = mapped_column(Integer, server_default="0")
    duplicates: Mapped[int] = mapped_column(Integer, server_default="0")
    rejected: Mapped[int] = mapped_column(Integer, server_default="0")
    warnings: Mapped[int] = mapped_column(Integer, server_default="0")
    failure: Mapped[str | None] = mapped_column(Text)
    started_at: Mapped[Moment]
    finished_at: Mapped[Moment | None]


class ImportIssue(Base):
    """A row, or a value of it, that could not be taken as it stood, and why."""

    __tablename__ = "import_errors"
    __table_args__ = (CheckConstraint(f"severity in ({_SEVERITIES})", name="severity_is_known"),)

    import_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    row_number: Mapped[int] = mapped_column(Integer)
    severity: Mapped[Severity] = mapped_column(String(10))
    field: Mapped[str | None] = mapped_column(String(60))
    code: Mapped[str] = mapped_column(String(40))
    message: Mapped[str] = mapped_column(Text)
    raw_value: Mapped[str | None] = mapped_column(Text)

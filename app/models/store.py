from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Integer, Numeric, SmallInteger, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base, Entity, Money, Timestamped


class Store(Timestamped, Base):
    """The dealership: one row. `default_apr` is a percent per year."""

    __tablename__ = "stores"
    __table_args__ = (CheckConstraint("id = 1", name="is_the_only_one"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(80))
    short_name: Mapped[str] = mapped_column(String(40))
    phone: Mapped[str] = mapped_column(String(40))
    doc_fee: Mapped[Money]
    default_down_payment: Mapped[Money]
    default_term_months: Mapped[int] = mapped_column(SmallInteger)
    default_apr: Mapped[Decimal] = mapped_column(Numeric(6, 3))
    version: Mapped[int] = mapped_column(Integer, server_default="1")


class Location(Timestamped, Entity):
    """A rooftop. `hours`: "mon".."sun" to [opens, closes], minutes after midnight, or null."""

    __tablename__ = "locations"
    __table_args__ = (Index("uq_locations_code", "code", unique=True),)

    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    street: Mapped[str] = mapped_column(String(120))
    city: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(2))
    postal_code: Mapped[str] = mapped_column(String(10))
    phone: Mapped[str] = mapped_column(String(40))
    time_zone: Mapped[str] = mapped_column(String(40))
    latitude: Mapped[Decimal | None] = mapped_column(Numeric(8, 5))
    longitude: Mapped[Decimal | None] = mapped_column(Numeric(8, 5))
    hours: Mapped[dict[str, list[int] | None]] = mapped_column(JSONB)
    position: Mapped[int] = mapped_column(SmallInteger)
    version: Mapped[int] = mapped_column(Integer, server_default="1")

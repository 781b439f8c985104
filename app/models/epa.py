from decimal import Decimal

from sqlalchemy import BigInteger, Index, Integer, Numeric, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base


class EpaVehicle(Base):
    """A row of EPA's fuel economy table (mpg or MPGe); keys are folded names."""

    __tablename__ = "epa_vehicles"
    __table_args__ = (
        Index("ix_epa_vehicles_year_make_key_model_key", "year", "make_key", "model_key"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(SmallInteger)
    make: Mapped[str] = mapped_column(String(60))
    make_key: Mapped[str] = mapped_column(String(60))
    model: Mapped[str] = mapped_column(String(120))
    model_key: Mapped[str] = mapped_column(String(120))
    base_model: Mapped[str | None] = mapped_column(String(120))
    base_model_key: Mapped[str | None] = mapped_column(String(120))
    vehicle_class: Mapped[str | None] = mapped_column(String(80))
    drive: Mapped[str | None] = mapped_column(String(40))
    transmission: Mapped[str | None] = mapped_column(String(80))
    fuel: Mapped[str | None] = mapped_column(String(80))
    cylinders: Mapped[int | None] = mapped_column(SmallInteger)
    displacement_l: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    mpg_city: Mapped[int | None] = mapped_column(SmallInteger)
    mpg_highway: Mapped[int | None] = mapped_column(SmallInteger)
    mpg_combined: Mapped[int | None] = mapped_column(SmallInteger)
    range_mi: Mapped[int | None] = mapped_column(Integer)
    co2_g_mi: Mapped[int | None] = mapped_column(Integer)

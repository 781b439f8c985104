from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Entity


class Make(Entity):
    """`key` is the name without case, spaces and marks: "MERCEDES BENZ" is "Mercedes-Benz"."""

    __tablename__ = "makes"
    __table_args__ = (Index("uq_makes_key", "key", unique=True),)

    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(60))


class VehicleModel(Entity):
    """A model line of a make, without its trims."""

    __tablename__ = "vehicle_models"
    __table_args__ = (Index("uq_vehicle_models_make_id_key", "make_id", "key", unique=True),)

    make_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("makes.id"))
    name: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(80))

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Base


class Reference(Base):
    """A list every store shares. The code is the key: it is what URLs, feeds and filters say."""

    __abstract__ = True

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(SmallInteger)

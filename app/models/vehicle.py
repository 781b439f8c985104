from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    SmallInteger,
    String,
    Text,
    desc,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Base, Entity, Moment, Money, Timestamped
from app.domain.draft import SpecValue
from app.domain.enums import (
    OFF_LOT_STATUSES,
    PUBLIC_STATUSES,
    Condition,
    MediaKind,
    VehicleStatus,
)
from app.models.make import Make, VehicleModel
from app.models.store import Location

_PUBLIC = text("status in ({})".format(", ".join(f"'{status}'" for status in PUBLIC_STATUSES)))
ON_LOT = "status not in ({})".format(", ".join(f"'{status}'" for status in OFF_LOT_STATUSES))

# A car without a price or mileage sorts last whichever way the list runs.
NO_PRICE_UP, NO_PRICE_DOWN, NO_MILEAGE = "9999999999.99", "-1", "2147483647"
_PRICE_UP = text(f"coalesce(price, {NO_PRICE_UP})")
_PRICE_DOWN = text(f"coalesce(price, {NO_PRICE_DOWN}) desc")
_MILEAGE_UP = text(f"coalesce(mileage_mi, {NO_MILEAGE})")

_FACETS = (
    "make_id",
    "model_id",
    "body",
    "fuel",
    "transmission",
    "drivetrain",
    "exterior_color",
    "condition",
    "location_id",
    "year",
)


def _one_of(column: str, values: type[Condition] | type[VehicleStatus] | type[MediaKind]) -> str:
    return "{} in ({})".format(column, ", ".join(f"'{value}'" for value in values))


class Vehicle(Timestamped, Entity):
    """A car. `price` is the total price, the store's documentary fee included."""

    __tablename__ = "vehicles"
    __table_args__ = (
        CheckConstraint(_one_of("condition", Condition), name="condition_is_known"),
        CheckConstraint(_one_of("status", VehicleStatus), name="status_is_known"),
        CheckConstraint("price > 0", name="price_is_positive"),
        CheckConstraint("mileage_mi >= 0", name="mileage_is_not_negative"),
        CheckConstraint("year between 1886 and 2100", name="year_is_possible"),
        Index("uq_vehicles_slug", "slug", unique=True),
        Index(
            "uq_vehicles_vin_on_lot",
            "vin",
            unique=True,
            postgresql_where=text(f"vin is not null and {ON_LOT}"),
        ),
        Index(
            "uq_vehicles_stock_number_on_lot",
            "stock_number",
            "location_id",
            unique=True,
            postgresql_where=text(f"stock_number is not null and {ON_LOT}"),
        ),
        Index(
            "ix_vehicles_newest",
            desc("listed_at"),
            desc("id"),
            postgresql_where=_PUBLIC,
            postgresql_include=_FACETS,
        ),
        Index(
            "ix_vehicles_cheapest",
            _PRICE_UP,
            "id",
            postgresql_where=_PUBLIC,
            postgresql_include=_FACETS,
        ),
        Index("ix_vehicles_dearest", _PRICE_DOWN, desc("id"), postgresql_where=_PUBLIC),
        Index(
            "ix_vehicles_least_driven",
            _MILEAGE_UP,
            "id",
            postgresql_where=_PUBLIC,
            postgresql_include=_FACETS,
        ),
        Index("ix_vehicles_latest_year", desc("year"), desc("id"), postgresql_where=_PUBLIC),
        Index(
            "ix_vehicles_facets", *_FACETS, "price", "mileage_mi", "id", postgresql_where=_PUBLIC
        ),
        Index("ix_vehicles_search", "search", postgresql_using="gin"),
        Index("ix_vehicles_location_id_status", "location_id", "status"),
        Index("ix_vehicles_make_id", "make_id"),
        Index("ix_vehicles_model_id", "model_id"),
        Index("ix_vehicles_body", "body"),
        Index("ix_vehicles_drivetrain", "drivetrain"),
        Index("ix_vehicles_fuel", "fuel"),
        Index("ix_vehicles_transmission", "transmission"),
        Index("ix_vehicles_exterior_color", "exterior_color"),
        Index("ix_vehicles_interior_color", "interior_color"),
    )

    slug: Mapped[str] = mapped_column(String(160))
    vin: Mapped[str | None] = mapped_column(String(17))
    stock_number: Mapped[str | None] = mapped_column(String(40))
    location_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("locations.id"))
    status: Mapped[VehicleStatus] = mapped_column(String(16))
    condition: Mapped[Condition] = mapped_column(String(16))
    year: Mapped[int] = mapped_column(SmallInteger)
    make_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("makes.id"))
    model_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("vehicle_models.id"))
    trim: Mapped[str | None] = mapped_column(String(120))
    body: Mapped[str | None] = mapped_column(String(40), ForeignKey("body_styles.code"))
    drivetrain: Mapped[str | None] = mapped_column(String(40), ForeignKey("drivetrains.code"))
    fuel: Mapped[str | None] = mapped_column(String(40), ForeignKey("fuel_types.code"))
    transmission: Mapped[str | None] = mapped_column(String(40), ForeignKey("transmissions.code"))
    transmission_name: Mapped[str | None] = mapped_column(String(80))
    engine: Mapped[str | None] = mapped_column(String(120))
    cylinders: Mapped[int | None] = mapped_column(SmallInteger)
    displacement_l: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    exterior_color: Mapped[str | None] = mapped_column(String(40), ForeignKey("colors.code"))
    exterior_color_name: Mapped[str | None] = mapped_column(String(80))
    interior_color: Mapped[str | None] = mapped_column(String(40), ForeignKey("colors.code"))
    interior_color_name: Mapped[str | None] = mapped_column(String(80))
    mileage_mi: Mapped[int | None] = mapped_column(Integer)
    price: Mapped[Money | None]
    msrp: Mapped[Money | None]
    doors: Mapped[int | None] = mapped_column(SmallInteger)
    seats: Mapped[int | None] = mapped_column(SmallInteger)
    mpg_city: Mapped[int | None] = mapped_column(SmallInteger)
    mpg_highway: Mapped[int | None] = mapped_column(SmallInteger)
    mpg_combined: Mapped[int | None] = mapped_column(SmallInteger)
    title_brand: Mapped[str | None] = mapped_column(String(40))
    description: Mapped[str | None] = mapped_column(Text)
    listed_at: Mapped[Moment] = mapped_column(server_default=func.now())
    sold_on: Mapped[date | None] = mapped_column(Date)
    search: Mapped[str] = mapped_column(TSVECTOR, server_default=text("''::tsvector"))
    version: Mapped[int] = mapped_column(BigInteger, server_default="1")

    make: Mapped[Make] = relationship(lazy="raise")
    model: Mapped[VehicleModel] = relationship(lazy="raise")
    location: Mapped[Location] = relationship(lazy="raise")


class VehicleSpecs(Base):
    """Everything about a car that no filter asks for: horsepower, cargo space, range ..."""

    __tablename__ = "vehicle_specs"

    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE"), primary_key=True
    )
    specs: Mapped[dict[str, SpecValue]] = mapped_column(JSONB)


class VehicleFeature(Base):
    __tablename__ = "vehicle_features"
    __table_args__ = (Index("ix_vehicle_features_feature_vehicle_id", "feature", "vehicle_id"),)

    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE"), primary_key=True
    )
    feature: Mapped[str] = mapped_column(String(40), ForeignKey("features.code"), primary_key=True)


class VehicleMedia(Timestamped, Entity):
    """A picture or film of a car; `source_url` is where a feed said it is, before we hold it."""

    __tablename__ = "vehicle_media"
    __table_args__ = (
        CheckConstraint(_one_of("kind", MediaKind), name="kind_is_known"),
        Index("ix_vehicle_media_vehicle_id_position", "vehicle_id", "position"),
        Index(
            "uq_vehicle_media_source_url",
            "vehicle_id",
            "source_url",
            unique=True,
            postgresql_where=text("source_url is not null"),
        ),
    )

    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE")
    )
    kind: Mapped[MediaKind] = mapped_column(String(16))
    position: Mapped[int] = mapped_column(SmallInteger)
    source_url: Mapped[str | None] = mapped_column(String(2000))
    alt: Mapped[str | None] = mapped_column(String(300))
    is_ready: Mapped[bool] = mapped_column(Boolean, server_default="false")


class PriceChange(Base):
    """What a car cost from `changed_at` on; append-only."""

    __tablename__ = "price_changes"
    __table_args__ = (
        Index("ix_price_changes_vehicle_id_changed_at", "vehicle_id", desc("changed_at")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE")
    )
    price: Mapped[Money | None]
    previous_price: Mapped[Money | None]
    source: Mapped[str] = mapped_column(String(40))
    changed_at: Mapped[Moment] = mapped_column(server_default=func.now())


class StatusChange(Base):
    """The status a car took on at `changed_at`; append-only."""

    __tablename__ = "status_changes"
    __table_args__ = (
        Index("ix_status_changes_vehicle_id_changed_at", "vehicle_id", desc("changed_at")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE")
    )
    status: Mapped[VehicleStatus] = mapped_column(String(16))
    previous_status: Mapped[VehicleStatus | None] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(40))
    changed_at: Mapped[Moment] = mapped_column(server_default=func.now())


class VehicleFeedRow(Base):
    """The row of a feed that last described a car, whole: unknown columns are kept, staff only."""

    __tablename__ = "vehicle_feed_rows"
    __table_args__ = (Index("ix_vehicle_feed_rows_import_id", "import_id"),)

    vehicle_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("vehicles.id", ondelete="CASCADE"), primary_key=True
    )
    import_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("imports.id", ondelete="CASCADE"))
    raw: Mapped[dict[str, str]] = mapped_column(JSONB)

"""Create vehicles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations2.support import WRITE, grant, touch_updated_at

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vehicles",
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("vin", sa.String(length=17), nullable=True),
        sa.Column("stock_number", sa.String(length=40), nullable=True),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("condition", sa.String(length=16), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("make_id", sa.BigInteger(), nullable=False),
        sa.Column("model_id", sa.BigInteger(), nullable=False),
        sa.Column("trim", sa.String(length=120), nullable=True),
        sa.Column("body", sa.String(length=40), nullable=True),
        sa.Column("drivetrain", sa.String(length=40), nullable=True),
        sa.Column("fuel", sa.String(length=40), nullable=True),
        sa.Column("transmission", sa.String(length=40), nullable=True),
        sa.Column("transmission_name", sa.String(length=80), nullable=True),
        sa.Column("engine", sa.String(length=120), nullable=True),
        sa.Column("cylinders", sa.SmallInteger(), nullable=True),
        sa.Column("displacement_l", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("exterior_color", sa.String(length=40), nullable=True),
        sa.Column("exterior_color_name", sa.String(length=80), nullable=True),
        sa.Column("interior_color", sa.String(length=40), nullable=True),
        sa.Column("interior_color_name", sa.String(length=80), nullable=True),
        sa.Column("mileage_mi", sa.Integer(), nullable=True),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("msrp", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("doors", sa.SmallInteger(), nullable=True),
        sa.Column("seats", sa.SmallInteger(), nullable=True),
        sa.Column("mpg_city", sa.SmallInteger(), nullable=True),
        sa.Column("mpg_highway", sa.SmallInteger(), nullable=True),
        sa.Column("mpg_combined", sa.SmallInteger(), nullable=True),
        sa.Column("title_brand", sa.String(length=40), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column(
            "listed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("sold_on", sa.Date(), nullable=True),
        sa.Column(
            "search", postgresql.TSVECTOR(), server_default=sa.text("''::tsvector"), nullable=False
        ),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.CheckConstraint(
            "condition in ('certified', 'new', 'used')", name=op.f("ck_vehicles_condition_is_known")
        ),
        sa.CheckConstraint(
            "status in ('incoming', 'in_recon', 'available', 'on_hold', 'sale_pending', "
            "'sold', 'delivered', 'archived')",
            name=op.f("ck_vehicles_status_is_known"),
        ),
        sa.CheckConstraint("mileage_mi >= 0", name=op.f("ck_vehicles_mileage_is_not_negative")),
        sa.CheckConstraint("price > 0", name=op.f("ck_vehicles_price_is_positive")),
        sa.CheckConstraint("year between 1886 and 2100", name=op.f("ck_vehicles_year_is_possible")),
        sa.ForeignKeyConstraint(["body"], ["body_styles.code"], name=op.f("fk_vehicles_body")),
        sa.ForeignKeyConstraint(
            ["drivetrain"], ["drivetrains.code"], name=op.f("fk_vehicles_drivetrain")
        ),
        sa.ForeignKeyConstraint(
            ["exterior_color"], ["colors.code"], name=op.f("fk_vehicles_exterior_color")
        ),
        sa.ForeignKeyConstraint(["fuel"], ["fuel_types.code"], name=op.f("fk_vehicles_fuel")),
        sa.ForeignKeyConstraint(
            ["interior_color"], ["colors.code"], name=op.f("fk_vehicles_interior_color")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_vehicles_location_id")
        ),
        sa.ForeignKeyConstraint(["make_id"], ["makes.id"], name=op.f("fk_vehicles_make_id")),
        sa.ForeignKeyConstraint(
            ["model_id"], ["vehicle_models.id"], name=op.f("fk_vehicles_model_id")
        ),
        sa.ForeignKeyConstraint(
            ["transmission"], ["transmissions.code"], name=op.f("fk_vehicles_transmission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicles")),
    )
    op.create_index("ix_vehicles_body", "vehicles", ["body"], unique=False)
    op.create_index(
        "ix_vehicles_cheapest",
        "vehicles",
        [sa.literal_column("coalesce(price, 9999999999.99)"), "id"],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
        postgresql_include=(
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
        ),
    )
    op.create_index(
        "ix_vehicles_dearest",
        "vehicles",
        [sa.literal_column("coalesce(price, -1) desc"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
    )
    op.create_index("ix_vehicles_drivetrain", "vehicles", ["drivetrain"], unique=False)
    op.create_index("ix_vehicles_exterior_color", "vehicles", ["exterior_color"], unique=False)
    op.create_index(
        "ix_vehicles_facets",
        "vehicles",
        [
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
            "price",
            "mileage_mi",
            "id",
        ],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
    )
    op.create_index("ix_vehicles_fuel", "vehicles", ["fuel"], unique=False)
    op.create_index("ix_vehicles_interior_color", "vehicles", ["interior_color"], unique=False)
    op.create_index(
        "ix_vehicles_latest_year",
        "vehicles",
        [sa.literal_column("year DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
    )
    op.create_index(
        "ix_vehicles_least_driven",
        "vehicles",
        [sa.literal_column("coalesce(mileage_mi, 2147483647)"), "id"],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
        postgresql_include=(
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
        ),
    )
    op.create_index(
        "ix_vehicles_location_id_status", "vehicles", ["location_id", "status"], unique=False
    )
    op.create_index("ix_vehicles_make_id", "vehicles", ["make_id"], unique=False)
    op.create_index("ix_vehicles_model_id", "vehicles", ["model_id"], unique=False)
    op.create_index(
        "ix_vehicles_newest",
        "vehicles",
        [sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("status in ('available', 'on_hold', 'sale_pending')"),
        postgresql_include=(
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
        ),
    )
    op.create_index(
        "ix_vehicles_search", "vehicles", ["search"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_vehicles_transmission", "vehicles", ["transmission"], unique=False)
    op.create_index("uq_vehicles_slug", "vehicles", ["slug"], unique=True)
    op.create_index(
        "uq_vehicles_stock_number_on_lot",
        "vehicles",
        ["stock_number", "location_id"],
        unique=True,
        postgresql_where=sa.text(
            "stock_number is not null and status not in ('delivered', 'archived')"
        ),
    )
    op.create_index(
        "uq_vehicles_vin_on_lot",
        "vehicles",
        ["vin"],
        unique=True,
        postgresql_where=sa.text("vin is not null and status not in ('delivered', 'archived')"),
    )
    grant("vehicles", WRITE)
    touch_updated_at("vehicles")


def downgrade() -> None:
    op.drop_table("vehicles")

"""Create epa vehicles."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "epa_vehicles",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("make", sa.String(length=60), nullable=False),
        sa.Column("make_key", sa.String(length=60), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("model_key", sa.String(length=120), nullable=False),
        sa.Column("base_model", sa.String(length=120), nullable=True),
        sa.Column("base_model_key", sa.String(length=120), nullable=True),
        sa.Column("vehicle_class", sa.String(length=80), nullable=True),
        sa.Column("drive", sa.String(length=40), nullable=True),
        sa.Column("transmission", sa.String(length=80), nullable=True),
        sa.Column("fuel", sa.String(length=80), nullable=True),
        sa.Column("cylinders", sa.SmallInteger(), nullable=True),
        sa.Column("displacement_l", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("mpg_city", sa.SmallInteger(), nullable=True),
        sa.Column("mpg_highway", sa.SmallInteger(), nullable=True),
        sa.Column("mpg_combined", sa.SmallInteger(), nullable=True),
        sa.Column("range_mi", sa.Integer(), nullable=True),
        sa.Column("co2_g_mi", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_epa_vehicles")),
    )
    op.create_index(
        "ix_epa_vehicles_year_make_key_model_key",
        "epa_vehicles",
        ["year", "make_key", "model_key"],
        unique=False,
    )
    grant("epa_vehicles", WRITE)


def downgrade() -> None:
    op.drop_table("epa_vehicles")

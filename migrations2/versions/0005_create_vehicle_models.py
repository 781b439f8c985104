"""Create vehicle models."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vehicle_models",
        sa.Column("make_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.ForeignKeyConstraint(["make_id"], ["makes.id"], name=op.f("fk_vehicle_models_make_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle_models")),
    )
    op.create_index(
        "uq_vehicle_models_make_id_key", "vehicle_models", ["make_id", "key"], unique=True
    )
    grant("vehicle_models", WRITE)


def downgrade() -> None:
    op.drop_table("vehicle_models")

"""Create vehicle features."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vehicle_features",
        sa.Column("vehicle_id", sa.BigInteger(), nullable=False),
        sa.Column("feature", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["feature"], ["features.code"], name=op.f("fk_vehicle_features_feature")
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicles.id"],
            name=op.f("fk_vehicle_features_vehicle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vehicle_id", "feature", name=op.f("pk_vehicle_features")),
    )
    op.create_index(
        "ix_vehicle_features_feature_vehicle_id",
        "vehicle_features",
        ["feature", "vehicle_id"],
        unique=False,
    )
    grant("vehicle_features", WRITE)


def downgrade() -> None:
    op.drop_table("vehicle_features")

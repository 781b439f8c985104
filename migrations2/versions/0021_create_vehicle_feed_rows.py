"""Create vehicle feed rows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations2.support import WRITE, grant

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vehicle_feed_rows",
        sa.Column("vehicle_id", sa.BigInteger(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False),
        sa.Column("raw", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name=op.f("fk_vehicle_feed_rows_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicles.id"],
            name=op.f("fk_vehicle_feed_rows_vehicle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vehicle_id", name=op.f("pk_vehicle_feed_rows")),
    )
    op.create_index(
        "ix_vehicle_feed_rows_import_id", "vehicle_feed_rows", ["import_id"], unique=False
    )
    grant("vehicle_feed_rows", WRITE)


def downgrade() -> None:
    op.drop_table("vehicle_feed_rows")

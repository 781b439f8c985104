"""Create transmissions."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "transmissions",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_transmissions")),
    )
    grant("transmissions", WRITE)


def downgrade() -> None:
    op.drop_table("transmissions")

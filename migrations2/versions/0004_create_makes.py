"""Create makes."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "makes",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_makes")),
    )
    op.create_index("uq_makes_key", "makes", ["key"], unique=True)
    grant("makes", WRITE)


def downgrade() -> None:
    op.drop_table("makes")

"""Create stores."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant, touch_updated_at

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stores",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("doc_fee", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("default_down_payment", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("default_term_months", sa.SmallInteger(), nullable=False),
        sa.Column("default_apr", sa.Numeric(precision=6, scale=3), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
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
        sa.CheckConstraint("id = 1", name=op.f("ck_stores_is_the_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stores")),
    )
    grant("stores", WRITE)
    touch_updated_at("stores")


def downgrade() -> None:
    op.drop_table("stores")

"""Create vehicle media."""

import sqlalchemy as sa
from alembic import op

from migrations2.support import WRITE, grant, touch_updated_at

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vehicle_media",
        sa.Column("vehicle_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("source_url", sa.String(length=2000), nullable=True),
        sa.Column("alt", sa.String(length=300), nullable=True),
        sa.Column("is_ready", sa.Boolean(), server_default="false", nullable=False),
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
            "kind in ('photo', 'spin', 'video')", name=op.f("ck_vehicle_media_kind_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicles.id"],
            name=op.f("fk_vehicle_media_vehicle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle_media")),
    )
    op.create_index(
        "ix_vehicle_media_vehicle_id_position",
        "vehicle_media",
        ["vehicle_id", "position"],
        unique=False,
    )
    op.create_index(
        "uq_vehicle_media_source_url",
        "vehicle_media",
        ["vehicle_id", "source_url"],
        unique=True,
        postgresql_where=sa.text("source_url is not null"),
    )
    grant("vehicle_media", WRITE)
    touch_updated_at("vehicle_media")


def downgrade() -> None:
    op.drop_table("vehicle_media")

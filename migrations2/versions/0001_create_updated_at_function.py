"""Create updated at function."""

from alembic import op

from migrations2.support import READ, grant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Alembic's own table: /readyz compares it with the newest migration.
    grant("alembic_version", READ)
    op.execute(
        """
        create function set_updated_at() returns trigger language plpgsql as $$
        begin
            new.updated_at = now();
            return new;
        end
        $$
        """
    )


def downgrade() -> None:
    op.execute("drop function set_updated_at()")

"""Create the job queue (procrastinate's own tables, in a schema of their own)."""

from contextlib import closing

from alembic import op
from procrastinate import App, PsycopgConnector

from migrations2.support import role

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    schema = App(connector=PsycopgConnector()).schema_manager.get_schema()
    op.execute("create schema jobs")
    op.execute("set local search_path = jobs")
    # Through the cursor: the script holds percent signs that SQLAlchemy would take for parameters.
    with closing(op.get_bind().connection.cursor()) as cursor:
        cursor.execute(schema)
    op.execute("set local search_path = public")
    for grant in (
        "usage on schema jobs",
        "select, insert, update, delete on all tables in schema jobs",
        "usage, select on all sequences in schema jobs",
        "execute on all functions in schema jobs",
    ):
        op.execute(f"grant {grant} to {role('app')}")


def downgrade() -> None:
    op.execute("drop schema jobs cascade")

"""What every migration needs. Roles are made by init_db.py and named after the database."""

from alembic import context, op

READ = "select"
APPEND = "select, insert"
WRITE = "select, insert, update, delete"


def role(kind: str) -> str:
    """Quoted name of the `app` or `auth` role; `role_base` replaces the database name."""
    base = context.config.attributes.get("role_base")
    if base is None:
        base = op.get_bind().exec_driver_sql("select current_database()").scalar_one()
    return f'"{base}_{kind}"'


def grant(table: str, privileges: str) -> None:
    op.execute(f"grant {privileges} on {table} to {role('app')}")


def touch_updated_at(table: str) -> None:
    op.execute(
        f"create trigger {table}_updated_at before update on {table} "
        "for each row execute function set_updated_at()"
    )

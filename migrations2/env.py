"""Alembic environment; runs as the owner role, whose URL comes from app/server/migrate.py."""

from alembic import context
from sqlalchemy import Connection, create_engine, pool, text

from app.core.database import psycopg_url
from app.models import Base

config = context.config


def run(connection: Connection) -> None:
    # Deploys overlap: rather fail fast than queue behind a reader and block everybody after us.
    connection.execute(text("set lock_timeout = '5s'"))
    connection.execute(text("set statement_timeout = '10min'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transaction_per_migration=True,
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    connection = config.attributes.get("connection")
    if connection is not None:
        run(connection)
        return
    url = config.get_main_option("sqlalchemy.url")
    if not url:
        raise SystemExit("Migrations need the owner's address: run init_db.py")
    engine = create_engine(psycopg_url(url), poolclass=pool.NullPool)
    with engine.connect() as connection:
        run(connection)
    engine.dispose()


main()

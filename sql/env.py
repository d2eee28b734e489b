"""Alembic's entrance: `agendacrawl.db.schema` hands over an open connection and owns its transaction."""

from alembic import context

from agendacrawl.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table_schema="agenda",
)
context.run_migrations()

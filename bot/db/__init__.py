"""The one connection to PostgreSQL, its queue, its schema, and what is forgotten."""

"""What people say, with what must come of it, measured on whatever reads it: README.md has the formats."""

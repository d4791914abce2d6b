"""ShowMeBug on the desk: its open API, its rooms as a simple page, its callbacks (showmebug.com/help/openapi, read 2026-11-30)."""

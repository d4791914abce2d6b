"""One file for each command; see docs/add-a-command.md."""

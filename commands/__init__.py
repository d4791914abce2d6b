"""One file for each command; see docs/add-a-command.md."""

# What help lists first: the likeliest first. A command that is not named here follows in alphabetical order.
ORDER = [
    "schedule",
    "next",
    "status",
    "accept",
    "decline",
    "room",
    "undo",
    "replace",
    "noshow",
    "help",
    "settings",
    "whoami",
]

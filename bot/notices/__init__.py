"""What we tell whom, and when."""

from bot.notices.undone import check_undo, last_change, withdraw

__all__ = ["check_undo", "last_change", "withdraw"]

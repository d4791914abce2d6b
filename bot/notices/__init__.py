"""What we tell whom, and when."""

from bot.notices.undone import check_undo, withdraw

__all__ = ["check_undo", "withdraw"]

"""What we tell whom, and when."""

from bot.notices.undone import withdraw

__all__ = ["withdraw"]

"""Where an interview takes place: rooms that a provider makes, kept as interviews want them.

Who may enter, and when, is decided elsewhere (`interviews/access.py`, `interviews/meeting_link.py`); here a way in is
only looked up. A room's links are permanent keys to it, so they leave this package for the browser of whom they are for,
and for nothing else: no text, no log, no record.
"""

from bot.rooms.events import ended, started
from bot.rooms.ways import way_in, way_in_of_candidate

__all__ = ["ended", "started", "way_in", "way_in_of_candidate"]

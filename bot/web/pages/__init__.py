"""Pages for members, one file each; `ALL` of them are what is served."""

from bot.web.pages import front, room

ALL = [front.front, room.room]

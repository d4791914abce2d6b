"""Pages for members, one file each; `ALL` of them are what is served."""

from bot.web.pages import front, interview, room

ALL = [front.front, interview.interview, room.room]

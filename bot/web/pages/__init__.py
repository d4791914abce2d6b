"""Pages for members, one file each; `ALL` of them are what is served."""

from bot.web.pages import interview, my, room

ALL = [my.my, my.my_day, interview.interview, room.room]

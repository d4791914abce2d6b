"""Pages for members, one file each; `ALL` of them are what is served."""

from bot.web.pages import interview, my, resume, room

ALL = [my.my, my.my_day, interview.interview, resume.resume, resume.resume_file, resume.resume_page, room.room]

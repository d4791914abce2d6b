"""Pages for members, one file each; `ALL` of them are what is served."""

from bot.web.pages import answer, feedback_form, interview, my, on_the_day, resume, room

ALL = [
    my.my,
    my.my_day,
    interview.interview,
    room.room,
    answer.accept,
    answer.decline,
    answer.propose,
    answer.not_held,
    on_the_day.late,
    on_the_day.missing,
    on_the_day.arrived,
    feedback_form.feedback_form,
    resume.resume,
    resume.resume_file,
    resume.resume_page,
]

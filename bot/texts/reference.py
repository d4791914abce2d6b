"""The page of all commands."""

from bot.phrase import Words

TEXTS = {
    "reference.for_example": Words(
        en="for example: ",
        zh="例如：",
    ),
    "reference.also": Words(
        en="also: ",
        zh="也可以说：",
    ),
    "reference.optional": Words(
        en=" (may be left out)",
        zh="（可以不写）",
    ),
    "takes.choice": Words(
        en="a choice",
        zh="选项",
    ),
    "takes.stand_in": Words(
        en="who could come instead",
        zh="谁来接替",
    ),
    "takes.colleague": Words(
        en="a colleague",
        zh="同事",
    ),
    "takes.colleagues": Words(
        en="colleagues",
        zh="几位同事",
    ),
    "takes.interview": Words(
        en="an interview",
        zh="面试",
    ),
    "takes.length": Words(
        en="a length",
        zh="时长",
    ),
    "takes.days": Words(
        en="a day or days",
        zh="某天或一段日子",
    ),
    "takes.time": Words(
        en="a time",
        zh="时间",
    ),
    "takes.venue": Words(
        en="a room or a link",
        zh="会议室或链接",
    ),
    "takes.line": Words(
        en="candidate, position, round, time, people, place",
        zh="候选人、职位、轮次、时间、面试官、地点",
    ),
    "takes.ticks": Words(
        en="numbers of times",
        zh="时间的编号",
    ),
    "takes.rows": Words(
        en="rows of a spreadsheet",
        zh="表格里的行",
    ),
    "takes.words": Words(
        en="words of your own",
        zh="自己的话",
    ),
    "takes.line_candidate": Words(
        en="the candidate's name",
        zh="候选人姓名",
    ),
    "takes.line_job": Words(
        en="the position",
        zh="职位",
    ),
    "takes.line_round": Words(
        en="which round",
        zh="第几轮",
    ),
    "takes.line_time": Words(
        en="when it begins",
        zh="几点开始",
    ),
    "takes.line_length": Words(
        en="in minutes, 45 unless said or set for the round",
        zh="多少分钟，没写就按这一轮的，再没有就 45",
    ),
    "takes.line_person": Words(
        en="the interviewer's account, or a list of several",
        zh="面试官的账号，几位就是一个列表",
    ),
    "takes.line_place": Words(
        en="a room, a link, or how: video, phone, onsite",
        zh="会议室、链接，或方式：视频、电话、现场",
    ),
    "takes.line_agreed": Words(
        en="true where nobody is asked to answer (已约好)",
        zh="写了“已约好”，不再请面试官回复",
    ),
    "takes.line_choice": Words(
        en="true where the candidate chooses the time (候选人自选)",
        zh="写了“候选人自选”，时间由候选人选",
    ),
}

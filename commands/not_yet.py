"""What people ask for and the bot cannot do yet: it says so, and who can. Whoever builds one takes its line out of here."""

from enum import Enum

from bot import Command, Context, Reply, command
from bot.interviews import Interview
from bot.wording import pick


class Verdict(Enum):
    """What an interviewer thinks, with the words for it."""

    STRONG_YES = ("strong yes", "强烈推荐")
    STRONG_NO = ("strong no", "强烈不推荐")
    NO = ("no", "不推荐", "不通过", "挂", "拒绝", "reject")
    YES = ("yes", "推荐", "通过", "过")
    MAYBE = ("maybe", "待定")


def _not_yet(name: str, *aliases: str, help: tuple[str, str], by: tuple[str, str], changes: bool = True) -> Command:
    """A command that only says so; `by` is who can help, where {hr} looks after the interview."""

    def handler(ctx: Context, interview: Interview | None = None, words: str = "") -> Reply:
        return _say(ctx, help, by, interview)

    return command(name, *aliases, help=help, hidden=True, changes=changes, not_yet=True)(handler)


def _say(ctx: Context, what: tuple[str, str], by: tuple[str, str], interview: Interview | None) -> Reply:
    who = ctx.text(*by, hr=ctx.hr_of(interview) if interview else pick(_NOBODY_NAMED, ctx.lang))
    return ctx.say(
        "I can't {what} yet. Nothing was changed. {who}",
        "还不能在这里{what}，什么都没有改动。{who}",
        what=ctx.text(*what),
        who=who,
        summary="not yet",
    )


_NOBODY_NAMED = ("HR", " HR")
_HR = ("Please ask {hr}.", "请直接找{hr}。")
_IMPORT = (
    "{hr} can ask whoever runs the server to import it: python -m bot import.",
    "{hr}可以请管理员在服务器上导入：python -m bot import。",
)
_DIRECTLY = ("Please tell {hr} and everyone concerned yourself.", "请直接通知{hr}和相关的人。")
_LISTS = ("“schedule” and “status” show what there is; ask {hr} for the rest.", "先用“日程”和“进度”看，其余问{hr}。")

reschedule = _not_yet(
    "reschedule", "改期", "改时间", "推迟", "提前", "挪到", "换个时间", "改到",
    help=("move an interview", "改期"), by=_HR,
)  # fmt: skip
book = _not_yet("book", "约面", "约面试", "邀请语", "重置链接", help=("book an interview", "约面试"), by=_IMPORT)
add = _not_yet("add", "加人", "加面试官", "旁听", help=("add somebody to a panel", "加面试官"), by=_IMPORT)
free = _not_yet("free", "空闲", "有空", help=("find free slots", "查空闲时间"), by=_LISTS, changes=False)
waive = _not_yet("waive", "不用写面评", "免填", help=("waive feedback", "免填面评"), by=_HR)
pending = _not_yet("pending", "待办", "未反馈", help=("list what is pending", "列出待办"), by=_LISTS, changes=False)
find = _not_yet(
    "find", "查", "找", "搜索", help=("search", "搜索"),
    by=("A full name or a code shows an interview; ask {hr} for the rest.", "发候选人全名或编号可以直接看面试，其余问{hr}。"),
    changes=False,
)  # fmt: skip
nudge = _not_yet("nudge", "催", "催一下", help=("remind others", "催别人"), by=_DIRECTLY)
snooze = _not_yet("snooze", "稍后", help=("put a reminder off", "推迟提醒"), by=_LISTS)
reopen = _not_yet("arrived", "候选人到了", "候选人来了", help=("reopen an interview", "恢复已标记未到的面试"), by=_HR)
leave = _not_yet(
    "leave", "休假", "请假", "免打扰", "面试上限", "消息设置",
    help=("set leave, limits and quiet hours", "设置休假、上限和免打扰"), by=_HR,
)  # fmt: skip


@command(
    "cancel",
    "取消面试",
    help=("call off an interview", "取消面试"),
    hints=("取消", "cancel"),
    hidden=True,
    changes=True,
    not_yet=True,
)
def cancel(ctx: Context, interview: Interview | None = None, words: str = "") -> Reply:
    return _say(ctx, cancel.help, _DIRECTLY if ctx.user.is_hr else _HR, interview)


@command(
    "feedback",
    "面评",
    "写面评",
    "评价",
    "反馈",
    "打分",
    "没面成",
    "代写",
    help=("write feedback", "写面评"),
    hints=("拒绝", "reject"),
    hidden=True,
    changes=True,
    not_yet=True,
)
def feedback(
    ctx: Context, interview: Interview | None = None, verdict: Verdict | None = None, words: str = ""
) -> Reply:
    return _say(ctx, feedback.help, ("Please send it to {hr}.", "请先直接发给{hr}。"), interview)

"""Whom to call about an interview: ``/contact 1203``, 联系人 1203, HR电话, 陈晓这场谁负责. A candidate is called by HR alone."""

from bot import Context, Reply, Role, Told, UserError, command
from bot.interviews import Interview, access, contacts, lookup, people

_WHOM_ZH = (
    "(?:谁|哪位|哪个)(?:hr)?(?:在|来)?(?:负责(?!面)|对接|跟进|约的|安排的)|hr ?(?:是|叫)?(?:谁|哪位)|hr ?的?(?:电话|手机|联系方式)|"
    "(?:怎么|如何|咋)联系(?:候选人|hr|上)|(?:候选人|◇)的?(?:电话|手机|联系方式)(?:号码?)?(?:是)?(?:多少|什么|给我|呢)|"
    "^(?:请|麻烦|帮我|我想?要|给我|发我|查|看|问|一下|[,， ]){0,4}(?:候选人|◇)(?:那[场个])?的?(?:电话|手机号?|联系方式)(?:号码?)?$"
)
_WHOM_EN = (
    r"\bwho(?:'s| is) (?:the )?(?:hr|recruiter|contact)\b|\b(?:hr|recruiter)(?:'s)? (?:phone|number|contact|mobile)\b|\b(?:phone|number|contact|mobile)(?: number)? (?:of|for) (?:the |our )?(?:hr|recruiter)\b|\bwho(?:m)? (?:do|can|should|could|must) (?:i|we) (?:call|ring|phone|contact|reach|write to|turn to)\b|\bwho (?:booked|looks after|is in charge of) (?:◇|候选人|this|it)|"
    r"\bhow (?:do|can|should) (?:i|we) (?:contact|reach|call) (?:◇|候选人|the candidate|hr|the recruiter)|(?:◇|候选人|candidate)(?:'s)? (?:phone number|mobile(?: number)?|number)\b|(?:◇|候选人|candidate)'s phone$"
)


# What such a text is likely to mean by its words alone.
_LIKELIER = ("help", "find", "status", "accept", "decline", "room", "candidate", "substitutes", "settings", "schedule")


def _asks_whom(told: Told) -> bool:
    return told.says(_WHOM_ZH) or told.says(_WHOM_EN)


@command(
    "contact",
    "联系人",
    "联系hr",
    "hr电话",
    "hr是谁",
    "hr phone",
    "phone of hr",
    "候选人电话",
    "候选人的电话",
    help=("who of HR looks after an interview, and their phone", "一场面试由哪位 HR 负责，怎么联系"),
    usage=("contact 1203", "联系人 1203"),
    cues=[_WHOM_ZH, _WHOM_EN],
    freely=lambda told: {} if _asks_whom(told) else None,
    rather_than=dict.fromkeys(_LIKELIER, _asks_whom),
    rank=62,
)
def contact(ctx: Context, interview: Interview | None = None) -> Reply:
    interview = interview or next(iter(lookup.around(ctx.user, ctx.now)), None)
    if interview is None:
        raise UserError("contact.which_interview")
    lines = [_who_of_hr(ctx, interview)]
    if not access.calls_candidate(ctx.user):
        lines.append(ctx.text("contact.hr_calls"))
    elif mobile := interview.candidate.mobile:
        lines.append(ctx.text("contact.candidate", mobile=mobile))
    else:
        lines.append(ctx.text("contact.no_phone"))
    return ctx.reply("\n".join(lines), summary=str(interview.code or ""))


def _who_of_hr(ctx: Context, interview: Interview) -> str:
    """Who looks after it; where nobody does any more, for HR they themselves, for everybody else some of HR."""
    if not (ctx.user.is_hr or contacts.is_looked_after(interview)):
        return _some_of_hr(ctx, interview)
    hr, phone = contacts.of(interview, ctx.user)
    return _looks_after(ctx, interview, is_me=hr.id == ctx.user.id, name=str(hr.name), phone=phone)


def _some_of_hr(ctx: Context, interview: Interview) -> str:
    names = [str(one.name) for one in people.some_of((Role.RECRUITER, Role.COORDINATOR), _MOST_NAMED)]
    if not names:
        return ctx.text("contact.nobody_of_hr", title=interview)
    return ctx.text("contact.ask_others_of_hr", title=interview, names=ctx.text("mark.between_names").join(names))


_MOST_NAMED = 3


def _looks_after(ctx: Context, interview: Interview, *, is_me: bool, name: str, phone: str) -> str:
    if is_me:
        return ctx.text("contact.yourself", title=interview)
    if phone:
        return ctx.text("contact.with_phone", title=interview, name=name, phone=phone)
    return ctx.text("contact.without_phone", title=interview, name=name)

"""Look somebody or something up: ``/find chen``, 查 陈晓, 找 后端, 搜索 5678 (the last digits of a candidate's phone)."""

import re
from typing import Any

from bot import Context, Reply, Told, UserError, command
from bot.chat import one_interview
from bot.interviews import Member, searching
from bot.interviews.searching import MOST, Hits
from bot.wording import ROLES, pick

_IN_PASSING = re.compile("^(?:一下|一找|一查|下|看|个|候选人|面试官|同事|岗位)+ ?|^(?:for|the|candidate) ", re.I)
_OF_A_SURNAME = re.compile(r"姓(?P<surname>[\u4e00-\u9fff])(?:的|的人|的候选人)?")
_OF_DIGITS = re.compile(
    r"(?:.{0,6}?(?:尾号|后四位|末四位|last (?:four|4)(?: digits)?))?(?:是|为|is|:|：| )*(?P<digits>\d{4})(?:的)?(?:是)?(?:谁|哪位|哪个)?(?:的(?:电话|手机|号码?))?"
)
_WHO_THERE_IS = re.compile(
    "(?:岗|岗位|职位|组)?(?:的(?!人)|那边|这边)?(?:现在|一共|都|还|总共){0,2}(?:有谁|是谁|有哪些人?|有哪几[个位]|谁)(?:呀|啊|呢|来着)?$|的(?:候选人|面试|人)(?:都)?(?:有谁|有哪些|呢)?$"
)
_WANTS_SUBSTITUTE = re.compile("(?:个|一个|位|别)?(?:人|谁|同事)(?:$|[来去]?(?:替|顶|代))")


_ASKED_FOR = re.compile(
    r"(?:查一下|查下|查查|查|找一下|找下|找|搜一下|搜下|搜|look up|search(?: for)?|find(?: me)?|look for|who is|anyone called)[ :：]?",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(  # to what was said before, and names nothing
    r"(?:and |so |ok |sorry,? ){0,2}(?:which|what|who)(?: one| interview)?(?:'s| is| was| were| are) (?:that|it|this|those)(?: one)?(?: again)?|"
    "(?:刚才|那|这|说的|是){0,3}哪一?[场个位](?:面试)?(?:来着|啊|呢){0,2}"
)
_LEADS = re.compile("^(?:名字叫|那个|一个|候选人|叫|姓|the |a |any )", re.IGNORECASE)
_TRAILS = re.compile(
    "(?:这个人|的人|的候选人|候选人|在哪|是谁|的资料|的面试|相关的?|有没有|please|吧|呢|吗|一下|的|有哪些)$",
    re.IGNORECASE,
)


def _sought(told: Told) -> dict[str, Any] | None:
    asked = _ASKED_FOR.search(told.said.typed)
    if asked is None and _POINTS_BACK.fullmatch(told.said.low):
        return None
    said = told.said.typed[asked.end() :] if asked else told.said.typed
    said = _TRAILS.sub("", _LEADS.sub("", said.strip(" ,，。?？")))
    return {"words": said.strip()} if said.strip() else None


@command(
    "find",
    "查",
    "找",
    "搜索",
    "尾号",
    "手机尾号",
    "电话尾号",
    "手机后四位",
    help=("look up people and interviews", "搜索人和面试"),
    usage=("find chen / find backend", "查 陈晓 / 找 后端"),
    freely=_sought,
    judges_names=True,
    means={
        "words": (
            "a part of a name, pinyin, a job, a code, a phone's last four digits",
            "姓名的一部分、拼音、职位、编号、手机后四位",
        ),
    },
    rank=38,
    questions={
        "words": (
            "Look up what? A part of a name, pinyin, a job or a code.",
            "查什么？发姓名的一部分、拼音、岗位或编号。",
        )
    },
)
def find(ctx: Context, words: str) -> Reply:
    said = _plainly(_IN_PASSING.sub("", words.strip()).strip(" ?？。,，")) or words.strip()
    if len(said) < 2 and said.isascii():
        raise UserError("find.too_short", said=said)
    if _WANTS_SUBSTITUTE.match(said) and not ctx.user.is_hr:
        raise UserError("find.decline_instead")
    if _WANTS_SUBSTITUTE.match(said):
        raise UserError("find.substitutes_instead")
    hits = searching.search(ctx.user, said, ctx.now)
    if hits.are_too_many and len(hits.interviews) <= MOST:
        raise UserError("find.too_many_match", said=said, most=MOST)
    if hits.are_too_many:
        heading = ctx.text("find.more_than_shown", said=said, most=MOST)
        return ctx.page(hits.interviews[:MOST], heading, dated=True)
    if len(hits.interviews) == 1:  # its number would only ask for more of it
        [interview] = hits.interviews
        ctx.dialog.show([interview.id], 1)
        return one_interview.card(ctx, interview, lead="\n".join(_besides(ctx, hits)))
    if hits.interviews:
        heading = ctx.text("find.found", said=said, n=ctx.count(hits.interviews))
        return ctx.page(hits.interviews, "\n".join([*_besides(ctx, hits), heading]), dated=True)
    if len(hits.people) > 1 and ctx.user.is_hr:
        question = ctx.text("find.whose_schedule", said=said)
        return ctx.ask("schedule", question, [(_as_line(ctx, one), {"person": one}) for one in hits.people])
    if hits.people or hits.candidates:
        return ctx.reply("\n".join(_besides(ctx, hits)))
    if ctx.user.is_hr:
        raise UserError("find.nothing", said=said)
    raise UserError("find.nothing_among_yours", said=said)


def _plainly(said: str) -> str:
    """潘 of 姓潘的, 后端 of 后端的都有谁, 1234 of 尾号1234的是谁."""
    if (surname := _OF_A_SURNAME.fullmatch(said)) is not None:
        return surname["surname"]
    if (digits := _OF_DIGITS.fullmatch(said.lower())) is not None:
        return digits["digits"]
    return _WHO_THERE_IS.sub("", said) or said


def _besides(ctx: Context, hits: Hits) -> list[str]:
    """Colleagues and candidates without an interview, who are no rows."""
    comma = ctx.text("mark.between_names")
    lines = []
    if hits.people:
        names = comma.join(_as_line(ctx, one) for one in hits.people)
        lines.append(ctx.text("find.colleagues", names=names))
        if ctx.user.is_hr:
            lines[-1] += ctx.text("find.schedule_of", account=hits.people[0].user_id)
    if hits.candidates:
        lines.append(ctx.text("find.candidates", names=comma.join(hits.candidates)))
    return lines


def _as_line(ctx: Context, member: Member) -> str:
    return f"{member.name} ({member.user_id}, {pick(ROLES[str(member.role)], ctx.lang)})"

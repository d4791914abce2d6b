"""HR writes down what the candidate answered: ``/candidate 1203 accepted``, 候选人回复 1203 已确认."""

import re
from enum import Enum
from typing import Any

from bot import Although, Context, Reply, Role, Told, command
from bot.chat import who_hears
from bot.chat.understanding.in_their_place import would_come
from bot.chat.wishes import ANOTHER_TIME_MARKED, wishes_another_time
from bot.interviews import Interview, attendance, meant


class Answer(Enum):
    """What a candidate may answer, with the words for it."""

    ACCEPTED = ("confirmed", "已确认", "确认", "接受", "能来", "accepted", "yes")
    TENTATIVE = ("thinking it over", "考虑中", "待定", "maybe", "tentative")
    DECLINED = ("not coming", "不来", "拒绝", "来不了", "不考虑了", "不考虑", "declined", "no")


_SUBJECT = r"(?:候选人|\bcandidate\b)"
_NOT_COMING = (
    "(?:(?<!来)(?:不|没法|不能|无法)(?:来|去|参加|面)了?|[来去]不了了?|放弃|拒(?:绝|了)|放?鸽(?:子|了){0,2}|"
    r"(?:is )?not coming|is(?:n't|n’t) coming|(?:can't|won't|will not) (?!approv|agree|ok\b|okay|accept|allow|grant|sign|move|do\b|be (?!there|here|present|coming|able|available|attending|joining|in\b|on\b|at\b|around))\w{1,12}(?: anymore)?|\b(?:declin|withdr[ae]w|cancel)\w{0,5}|said no(?! (?:problem|doubt))|dropped out|backed out)"
)
_COMING = (
    r"(?:确认|可以来?|能来|会来|同意|没问题|接受|来了?$|\b(?:confirm|accept|agree)\w{0,5}|said yes|"
    r"(?:is )?coming|will (?:come|be there)|can (?:come|make)\b)(?: it)?"
)

# 不太确定, 还不能确认, 没法保证: neither a yes nor a no, whatever the word that is denied would say by itself.
_UNSURE = (
    "(?<!不是)(?:不|没法|无法|难以?)(?:是|能|会|敢|好|可以|太|大|怎么|很|那么|特别|十分|百分之?百|完全|一定|马上|立刻|现在|就){0,3}"
    "(?:确定|确认|肯定|决定|敲定|拿准|保证|下定论|作准|有把握|拿(?:定)?主意)|(?:还|暂时|现在|目前|都)没有?(?:最终|最后|完全|真正)?(?:确定|决定|敲定|定(?!金)|想好|把握|谱|准)|没(?:把握|谱|准儿|准信)|"
    "(?:确定|确认|肯定|决定|定|[说拿吃]准?)不(?:了|下来|准|好|死)(?!来|去)|两说|"
    r"\b(?:not|isn't|is not|aren't)(?: \w+){0,1} (?:sure|certain|decided|settled)\b|\b(?:can't|cannot|can not|couldn't|won't|unable to)(?: yet| really)? (?:confirm|commit|say|promise|tell|decide|guarantee)\b|"
    r"\b(?:doesn't|does not|won't) (?:really |quite |yet )?know\b"
)

# 考虑好了不去: the thinking is over, and what follows is the answer.
_THOUGHT = re.compile(
    r"(?<![没未不])(?:考虑|想|犹豫)(?:(?:好|清楚|明白|过|完)了?(?!再|才)|(?:再三|了想|了一[晚夜下天]|之?后|下来|了?很久)(?=[,， ]*(?:[他她]?(?:还是|决定|最终|最后)|不|放弃|拒|算了|[来去]|确认|同意|接受)))"
)
_SAID = (
    (
        "(?<!不是)不(?:想|愿意?|打算|准备|会|再|用|要|作|做|在){0,2}考虑(?!好|清楚|完)|没有?(?:在|再)考虑|不(?:想|愿意)(?:来|去|面)|"
        r"(?:\b(?:not|no longer|stopped)|n't) (?:be )?consider\w*",
        Answer.DECLINED,
    ),
    (_UNSURE, Answer.TENTATIVE),
    (
        "bu ?que ?ding|kao ?lv|看情况|可能不|或许不|可能[来去]不|不一定|说不定|考虑|想想|想一想|再看|待定|犹豫|不确定|不一定|没想好|再定|没定|打包票|80%|umming|until tonight|商量|琢磨|斟酌|权衡|纠结|拿不定|定不下来|mull\\w*|on the fence|sleep on|in two minds|torn|weigh\\w*|check with|talk (?:it over|to) (?:with )?(?:his|her|their)|get back to|unsure|\\b(?:(?:may|might|probably) not|maybe|not sure|a maybe|think\\w*|consider\\w*|undecided|tentative|hesita\\w*|might)\\b",
        Answer.TENTATIVE,
    ),
    (
        "签了?别|别家|(?:is|she|he) (?:is )?(?:out|a no)\\b|'s out\\b|"
        "不(?:来|去|参加|面|考虑|想|能|了$|要|接受|干|ok|行|玩)|[来去到]不[了成]|没法|赶不(?:上|到|回)|bu ?(?:lai|qu|can ?jia)|lai ?bu ?liao|qu ?bu ?liao|(?:这|的)?事(?:儿)?就?算了|算了|变卦|放弃|拒|鸽|退出|撤|有(?:别的|其他|其它|更好).{0,4}offer|接了.{0,6}offer|"
        "\\b(?:not|isn't|can't|cannot|won't|declin\\w*|withdr\\w*|cancel\\w*|no|dropp\\w*|back\\w* out|pull\\w* out|bail\\w*|reject\\w*|another offer)\\b",
        Answer.DECLINED,
    ),
    (
        "确认|确定|que ?ren|que ?ding|(?:neng|hui|ke ?yi) ?lai|mei ?wen ?ti|接收|妥了|搞定|等(?:我们)?(?:的)?电话|在家等|铁定|(?:会|能|可以|要|肯定|准时|一定|说|日|午|上|)来(?:的|了|参加|面试?)?(?=$|[,，。 的])|(?:会|能|可以|肯定|一定)(?:到(?!底)|在线|上线|出席|参加|过来|接(?:电话|听)?(?=$|[,，。的]))|准时|同意|没问题|接受|可以|ok|答应|(?:说|也|都)行|行(?:的|了)?(?=$|[,，。])|好(?:的|了)(?=$|[,，。])|参加|\\b(?:confirm\\w*|accept\\w*|agree\\w*|yes|coming|come|attend|happy|(?:is |'s )in\\b|can make|make it|join|fine|works?|good|perfect|definite\\w*|locked in|be there|on for|a go|all set)\\b",
        Answer.ACCEPTED,
    ),
    (
        "让(?:我们?|咱们?|你们?)(?:先|再|多|稍){0,2}等(?![^,，。]{0,6}(?:分钟|小时|路上|堵))|"
        "\\b(?:asked|asks|wants|told)(?: us| me)? (?:to wait|to hold on|for (?:more|a bit more|some|a little) time)\\b",
        Answer.TENTATIVE,
    ),
)


_NOT_YET = r"他们|她们|大家|都不来|(?:不|没)[^,，]{0,3}(?:不来|没来|不考虑)|来不及|来晚|晚点|放弃别的|来自|还要看|(?:还没|没有|尚未|还未)[^,，]{0,4}(?:确认|回复|答复|回|说)|\b(?:not yet|hasn't|has not|haven't)\b"


# 没确认 is neither a yes nor a no
_UNANSWERED = (
    r"(?<!有)(?:没|未|待)(?:确认|答复|回复)|\b(?:not (?:yet )?confirmed|unconfirmed|no (?:reply|answer|response))\b"
)

_OF_A_COLLEAGUE = (
    rf"○(?:(?!候选人|说|讲|告诉|回复|反馈|转告|表示|通知)[^,，。;；◇○]){{0,12}}?{_NOT_COMING}"  # 任远航王五来不了
)
# he can't be spared that day: of a colleague, or of the time; and not he can't be there
_DONE_WITH_THEM = r"\b(?:can't|cannot|can not|won't) be (?!there|here|present|coming|able|available|attending|joining|in\b|on\b|at\b|around)"

# candidate 1203 not coming? no, confirmed; not coming before 12; yes and no
_TYPED_BOTH_WAYS = re.compile(
    r"^/?(?:candidate|候选人回复|候选人答复)\b.*(?:\b(?:before|after|until)\b|之前|以前|之后|以后|\byes and no\b|\? ?(?:no\b|不))"
)


def _answer_in(told: Told) -> dict[str, Any] | None:
    if any(map(told.says, (_NOT_YET, _DONE_WITH_THEM, _OF_A_COLLEAGUE))) or wishes_another_time(told.said.low):
        return None
    if _TYPED_BOTH_WAYS.search(told.said.low) or told.says(_UNANSWERED):
        return {}  # it is asked for
    answer = _said_in(told.masked.with_days) or _said_in(told.text)
    answer = answer or _IN_THEIR_PLACE[would_come(_ROW.sub("", told.masked.with_days))]
    if answer is None and _ROW.search(told.said.low):
        return None
    return {} if answer is None else {"answer": answer}


_ROW = re.compile(r"(?:第 ?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})|(?<!\d)\d{1,2}) ?行")  # whose 行 says no yes


def _said_in(text: str) -> Answer | None:
    """Of the text with its days, for the 到 of 明天能到 and 周五到不了 is no day's; and without them."""
    plain = re.sub(r"\bno problem\b|not a problem|no issues?|没问题", "可以", text)
    plain = _ROW.sub("", _THOUGHT.sub("", plain))
    return next((value for pattern, value in _SAID if _says(pattern, plain, value)), None)


_IS_ASKED = rf"{ANOTHER_TIME_MARKED}|[?？] ?(?:no\b|不)|{_OF_A_COLLEAGUE}"  # not coming? no, confirmed
_NOT_SO = re.compile("(?:不|没有?|未)(?:太|怎么|大|肯|想|愿意?|是很|完全)?$")


def _says(pattern: str, plain: str, answer: Answer) -> bool:
    """不同意 and 没答应 are no yes."""
    found = re.finditer(pattern, plain, re.ASCII)
    return any(answer is not Answer.ACCEPTED or not _NOT_SO.search(plain[: one.start()]) for one in found)


_IN_THEIR_PLACE = {True: Answer.ACCEPTED, False: Answer.DECLINED, None: None}


@command(
    "candidate",
    "候选人回复",
    "候选人答复",
    help=("record the candidate's answer", "记下候选人的答复"),
    usage=("candidate 1203 confirmed / candidate 1203 not coming", "候选人回复 1203 已确认 / 候选人回复 1203 不来"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    freely=_answer_in,
    hears=(
        "HR sees it; where the candidate is not coming, the panel is told.",
        "HR 看得到；候选人不来的话会通知面试官。",
    ),
    rank=34,
    changes=True,
    although=(Although.TOLD_BY_OTHERS, Although.DOUBTED),
    deed=("record the candidate's answer for", "记下候选人回复"),
    cues=[
        (
            f"{_SUBJECT}…(?:不|没法|无法)(?:太能|是很|太|能|敢|怎么|大|很)?(?:确定|确认|肯定|保证)",
            {"answer": Answer.TENTATIVE},
            ANOTHER_TIME_MARKED,
        ),
        (
            f"{_SUBJECT}…(?<!不)(?<!不想)(?<!不再)(?:考虑(?!好|清楚|明白|过|完|再三|之?后|下来)|想想|想一想|再看|待定|犹豫|maybe|not sure|a maybe|think|consider|undecided|tentative)\\w{{0,5}}",
            {"answer": Answer.TENTATIVE},
        ),
        (f"{_SUBJECT}…{_NOT_COMING}", {"answer": Answer.DECLINED}, _IS_ASKED),
        (rf"{_NOT_COMING}[ ,:、]{{0,3}}{_SUBJECT}", {"answer": Answer.DECLINED}, _IS_ASKED),
        (
            rf"^◇?[ ,:、]{{0,3}}(?:他|她|he|she)?[ ,:、]{{0,3}}{_NOT_COMING}",
            {"answer": Answer.DECLINED},
            rf"我|○|\b(?:i|we)\b|{_IS_ASKED}",
        ),
        (f"{_SUBJECT}…{_COMING}", {"answer": Answer.ACCEPTED}),
    ],
    which=meant.looked_after,
    check=lambda ctx, interview, answer: attendance.check_answer(interview, answer.name.lower(), ctx.now),
    questions={"answer": ("What did the candidate answer?", "候选人怎么回复？")},
)
def candidate(ctx: Context, interview: Interview, answer: Answer) -> Reply:
    attendance.record_answer(ctx.change, interview, answer.name.lower())
    if answer is Answer.DECLINED:
        return ctx.say(
            "candidate.not_coming", title=interview, when=who_hears.when_told(ctx, interview), code=interview.code or ""
        )
    return ctx.say("candidate.answered", title=interview, answer=ctx.text(*answer.value[:2]))

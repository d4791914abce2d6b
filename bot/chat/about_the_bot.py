"""What is asked about the bot itself, and its short true answer: 能不能给候选人发微信, who sees why I decline, 一次能约多少个.

Nothing is answered so that names an interview.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.phrasing import joined
from bot.chat.readers import CODE
from bot.chat.understanding.telling import told_of
from bot.interviews.models import Interview
from bot.wecom import reply


@dataclass(frozen=True)
class Answer:
    """`says` is the id of the answer; `asks_zh` and `asks_en` are the patterns of the question; `hr`: what else is said to HR;
    `only_hr`: it is HR's to ask."""

    name: str
    says: str
    asks_zh: str
    asks_en: str
    hr: str = ""
    only_hr: bool = False


_CANDIDATE = "(?:候选人|对方|面试者|应聘者|求职者|人家)"
_WHY = "(?:拒绝|无法参加|不来|不去|推掉|回绝|请假)?的?(?:原因|理由)"
_FEEDBACK = "(?:面评|评价|反馈|评语|结论)"
_REVIEW = r"(?:feedback|review|evaluation|scorecard|verdict|comments?|notes?)"
_CAN_YOU = "(?:能不能|可不可以|可以|能|会不会|会|是不是|是否)"

ANSWERS = (
    Answer(
        "messages to candidates",
        "about.messages_to_candidates",
        hr="about.invitation",
        asks_zh=rf"(?:{_CAN_YOU}|怎么|自动|直接|帮我|替我){{1,3}}[^,，。]{{0,6}}?(?:给|跟|向|对|和){_CANDIDATE}(?:自动|直接){{0,1}}(?:发|打|说|推送?)[^,，。]{{0,8}}$|"
            rf"(?:{_CAN_YOU}|自动|直接|帮我|替我){{1,3}}[^,，。]{{0,4}}(?:通知|联系|告诉|告知|提醒){_CANDIDATE}[^,，。]{{0,6}}$|"
            rf"{_CANDIDATE}(?:那边|本人)?(?:会不会|能不能|会|能|可以)(?:自动)?(?:收到|接到|得到)[^,，。]{{0,6}}(?:短信|微信|邮件|消息|通知|提醒)[^,，。]{{0,3}}$",
        asks_en=r"\b(?:can|could|do|does|will|would) (?:you|it|the bot|the system|this) (?:also |automatically |directly )?(?:text|message|email|e-mail|call|sms|notify|tell|contact|write to|inform|send (?:\w+ ){0,3}to)(?: (?:to|messages?|an?|sms|wechat)){0,2} (?:the )?candidates?\b|"
            r"\b(?:does|do|will|would) (?:the )?candidates? (?:also |automatically )?(?:get|receive|hear)\b(?! (?:to|why))[^,.]{0,40}$",
    ),
    Answer(
        "telling of a new time",
        "about.telling_of_a_new_time",
        asks_zh=rf"(?:怎么|如何|谁来?|要不要|用不用|需要)[^,，。]{{0,6}}(?:通知|告诉|告知|转告|联系|跟){_CANDIDATE}[^,，。]{{0,10}}(?:时间|改期|改了|取消|变动)|(?:改期|改了时间|改时间|取消)[^,，。]{{0,6}}(?:怎么|如何)(?:通知|告诉|告知|跟){_CANDIDATE}",
        asks_en=r"\bhow (?:do|should|can) i (?:tell|inform|notify|let) (?:the )?candidates?\b",
        only_hr=True,
    ),
    Answer(
        "who reads why one declines",
        "about.who_reads_why_one_declines",
        asks_zh=rf"(?:谁|哪些人|候选人|同事|别人|其他人|大家|面试官|hr)[^,，。]{{0,8}}(?:看|知道|读|见)[^,，。]{{0,6}}{_WHY}|{_WHY}[^,，。]{{0,12}}(?:谁|哪些人|候选人|同事|别人|其他人|大家|面试官|hr)[^,，。]{{0,8}}(?:看|知道|读|见)|{_WHY}[^,，。]{{0,4}}(?:公开|保密|给谁看)",
        asks_en=r"\bwho (?:\w+ ){0,2}(?:sees?|reads?|knows?|gets to (?:see|read|know))\b[^,.]{0,24}\b(?:reasons?|why)\b|\b(?:will|does|do|would|can|could|is|gets?) (?:the )?(?:candidates?|panel|others?|colleagues|everyone|anyone|anybody|hr|they)\b[^,.]{0,20}\b(?:reasons?|why i\b)|"
            r"\b(?:is|are) (?:my|the) (?:decline )?reasons? (?:private|public|secret|shown|visible|confidential|shared)",
    ),
    Answer(
        "taking back a decline",
        "about.taking_back_a_decline",
        asks_zh=r"(?:拒绝|拒|推|回绝|无法参加|不来|不去)(?:掉|了|之后|以后|完){0,2}[^,，。]{0,8}(?:还能|能不能|可以|怎么|能|如何)[^,，。]{0,4}(?:改|反悔|后悔|撤|收回|恢复|再接)|(?:怎么|如何|能不能|能)(?:撤销|撤回|收回|取消)(?:拒绝|无法参加|刚才的拒绝)",
        asks_en=r"\b(?:how|can|could|may|is it possible)\b[^,.]{0,16}\b(?:take back|undo|revoke|reverse|withdraw|change)\b (?:a |my |the )?(?:declines?|declined|refusal|no\b)|\bchange my mind after (?:declining|i declined|a decline)",
    ),
    Answer(
        "who reads feedback",
        "about.who_reads_feedback",
        asks_zh=rf"(?:谁|哪些人|候选人|同事|别人|其他人|大家|面试官)[^,，。]{{0,6}}(?:看|知道|读|见)[^,，。]{{0,8}}{_FEEDBACK}|{_FEEDBACK}[^,，。]{{0,10}}(?:谁|哪些人|候选人|同事|别人|其他人|大家|面试官)[^,，。]{{0,6}}(?:看|知道|读|见)|{_FEEDBACK}[^,，。]{{0,4}}(?:公开|保密|给谁看)",
        asks_en=rf"\bwho (?:\w+ ){{0,2}}(?:sees?|reads?|knows?|gets to (?:see|read))\b[^,.]{{0,12}}\b{_REVIEW}\b|\b(?:can|will|does|do|could|would) (?:the )?(?:candidates?|others?|colleagues|everyone|anyone|anybody|the panel|other interviewers)(?: \w+){{0,3}} (?:see|read|know)\b[^,.]{{0,12}}\b(?:{_REVIEW}|what i (?:write|wrote))\b",
    ),
    Answer(
        "changing feedback",
        "about.changing_feedback",
        asks_zh=rf"{_FEEDBACK}[^,，。]{{0,8}}(?:交|提交|写|发)[^,，。]{{0,8}}(?:还能|能不能|可以|能|可不可以|怎么)[^,，。]{{0,4}}(?:改|修改|补|撤)|(?:怎么|能不能|如何|可以|还能)[^,，。]{{0,4}}(?:改|修改|补充)(?:已经?)?(?:交|提交|写)(?:好|过|了)?的?{_FEEDBACK}",
        asks_en=rf"\b(?:can|could|may|how|is it possible)\b[^,.]{{0,16}}\b(?:change|edit|correct|amend|update|fix|revise)\b (?:my |the )?(?:\w+ )?{_REVIEW}(?: (?:after|once|later|i|that|when)\b.{{0,30}})?$",
    ),
    Answer(
        "reminders",
        "about.reminders",
        asks_zh=r"(?:什么时候|啥时候|几点|多久|提前多久|多长时间)[^,，。]{0,6}(?:提醒|催)(?!.*(?:一次|再催|隔))[^,，。]{0,8}$|(?:提醒|通知)(?:一般|都|是)?(?:什么时候|啥时候|提前多久|几点)[^,，。]{0,4}",
        asks_en=r"\bwhen (?:do|will|does|are|is|would)\b[^,.]{0,10}\b(?:reminders?|reminded|remind me)\b|\bhow (?:long|much) before\b[^,.]{0,20}\bremind",
    ),
    Answer(
        "the five verdicts",
        "about.the_five_verdicts",
        asks_zh=r"(?:结论|面评|评价|评级|打分)(?:一共|总共|都|分|可以)?(?:有|分)?(?:哪|几|多少|什么)几?(?:档|级|种|个等级|个|些)[^,，。]{0,4}$",
        asks_en=r"\b(?:what|which)(?:'s| is| are)(?: all)?(?: the| your)? (?:(?:five|5|possible|available) )?(?:verdicts?|grades|ratings)\b|\bhow many (?:verdicts?|grades|ratings)\b",
    ),
    Answer(
        "how many at once",
        "about.how_many_at_once",
        asks_zh=r"(?:一次|一下子|同时|批量|一口气)(?:最多|可以|能|性|都|大概){0,4}(?:约|导入?|安排|粘贴?|排|订)[^,，。]{0,6}(?:多少|几)|(?:批量|一次)[^,，。]{0,6}(?:上限|最多)[^,，。]{0,6}(?:多少|几)",
        asks_en=r"\bhow many (?:interviews?|rows?|people|candidates?)\b[^,.]{0,12}\b(?:at once|in one go|at a time|book|paste|import)\b",
        only_hr=True,
    ),
    Answer(
        "a meeting link",
        "about.a_meeting_link",
        asks_zh=r"(?:怎么|如何|在?哪[里儿]?|咋)[^,，。]{0,4}(?:填|加|写|设|放|改|录)[^,，。]{0,4}(?:会议|视频|面试)?链接|(?:会议|视频|面试)链接(?:在?哪[里儿]?|怎么|如何|咋)(?:填|加|写|设|放|改|录)",
        asks_en=r"\b(?:how|where) (?:do|can|should) i (?:add|set|enter|put|fill in|change|give)(?: in)? (?:the |a )?(?:meeting |video |zoom )?link\b",
        only_hr=True,
    ),
    Answer(
        "nobody is free",
        "about.nobody_is_free",
        asks_zh=r"(?:没有?人|谁都没|都没|大家都没)(?:有)?(?:空|时间|替|能来|顶)[^,，。]{0,4}(?:怎么办|咋办|咋整|怎么弄|该怎么)",
        asks_en=r"\bwhat (?:if|do i do if|happens if|to do if|should i do if|can i do if) (?:nobody|no one|none of them)(?: is| are|'s)?(?: \w+)? (?:free|available|able|can)\b",
        only_hr=True,
    ),
    Answer(
        "answering a proposal",
        "about.answering_a_proposal",
        asks_zh=r"(?:怎么|如何|咋)(?:回复?|答复?|处理|同意|批准?|拒绝|驳回)[^,，。]{0,8}(?:改期建议|改期申请|提议|建议的?时间|改期)[^,，。]{0,3}$",
        asks_en=r"\bhow (?:do|can|should) i (?:answer|approve|accept|reject|turn down|handle|reply to|respond to|deal with) (?:a |the |an )?(?:\w+ )?(?:proposal|proposed time)s?\b",
        only_hr=True,
    ),
    Answer(
        "how often one is reminded",
        "about.how_often_one_is_reminded",
        asks_zh=r"(?:隔|过)?多久(?:才)?(?:能|可以)?(?:再)?催(?:一次|一回)|(?:能|可以)(?:连着|一直|反复)催",
        asks_en=r"\bhow (?:often|soon) can (?:i|we) (?:remind|nudge|chase)\b",
        only_hr=True,
    ),
    Answer(
        "undoing",
        "about.undoing",
        asks_zh=r"(?:撤销|撤回|反悔|后悔)[^,，。]{0,6}(?:多久|多长时间|几分钟|时限)|多久(?:以内|之内|内)?(?:能|可以)(?:撤销|撤回|反悔)",
        asks_en=r"\bhow long (?:can|do|may) i (?:have to )?(?:undo|take (?:it|that|something) back)\b|\bhow long does undo\b",
    ),
    Answer(
        "whether it works",
        "about.whether_it_works",
        asks_zh=r"^(?:请问|现在|目前|今天|这个|[,， ]){0,3}(?:系统|机器人|服务|平台|bot)(?:现在|目前|今天|还|都|一切|是不是|是否){0,3}(?:正常|好使|能用|在线|挂了?|坏了?|没问题)(?:运行|工作)?(?:吗|么|没有?|了吗|不)?$",
        asks_en=r"^(?:hi,? |so |and )?(?:is|are) (?:the |this )?(?:bot|system|service|everything|all|things) (?:still |all )?(?:up|working|running|down|ok|okay|alive|healthy|fine|broken|online)(?: (?:and running|right now|now|today))?$",
    ),
)  # fmt: skip
_LONGEST = 60  # characters
_READ = {one.name: (re.compile(one.asks_zh), re.compile(one.asks_en)) for one in ANSWERS}
_TOLD = re.compile(r"听说|据说|[他她]说|\b(?:said|says|told)\b")
_MARKS = re.compile(
    "正常|好使|在线|挂了|坏了|没问题|怎么|如何|咋|谁|哪|什么|啥|几|多少|多久|能不能|可不可以|可以|能|会|吗|么|是不是|是否|要不要|用不用|推荐|公开|保密|"
    r"\b(?:how|who|what|which|when|where|can|could|do|does|will|would|is|are|may)\b"
)


def told(ctx: Context, heard: Heard) -> Understood | None:
    """It answers no question that is open, and leaves none."""
    about = _call_for(ctx, heard)
    if about is None or ctx.dialog.question is None:
        return None if about is None else completed(ctx, about)
    still = ctx.text("asked.still_waits")
    return Understood(about, joined(about.command(ctx, **about.arguments), reply.say(still, "?"), "\n"))


def _call_for(ctx: Context, heard: Heard) -> Call | None:
    """The call of help that answers; None of what asks for something else."""
    command = ctx.handlers.first(lambda one: one.explains, ctx.user)
    if command is None or heard.has_slash or len(heard.low) > _LONGEST or CODE.search(heard.low):
        return None
    found = _found(heard.low, is_hr=bool(ctx.user.is_hr)) if _MARKS.search(heard.low) else None
    if found is None or _TOLD.search(heard.low):
        return None
    if Interview in told_of(heard.words, ctx.handlers, ctx.situation).masked.mentioned:
        return None
    return Call(command, {command.parameters[0].name: found.name})


def _found(low: str, *, is_hr: bool) -> Answer | None:
    said = low.replace("’", "'").rstrip("?？!！。. ")
    allowed = (one for one in ANSWERS if is_hr or not one.only_hr)
    return next((one for one in allowed if any(pattern.search(said) for pattern in _READ[one.name])), None)


def answer(ctx: Context, name: str) -> str | None:
    """In the reader's language; None of what is no such question."""
    one = next((one for one in ANSWERS if one.name == name and (ctx.user.is_hr or not one.only_hr)), None)
    if one is None:
        return None
    return ctx.text(one.says) + (ctx.text(one.hr) if one.hr and ctx.user.is_hr else "")


_OF_ALL = re.compile(
    "功能|说明|指令|命令|菜单|会什么|[能会可](?:以)?[^,，。]{0,6}(?:做|干|帮|问|说|发)[^,，。]{0,4}(?:什么|啥|哪些|嘛)|(?:什么|啥|哪些)[^,，。]{0,4}(?:能|会|可以)|(?:怎么|如何|咋)(?:用|使|玩|操作|开始|跟你)|新来|没用过|不会用|教|帮助|"
    r"\b(?:help|commands?|menu|manual|guide|instructions?|new here|never used|get started|use (?:this|you|it)|(?:can|could|do) (?:you|u|i)(?: \w+)? (?:do|ask|say|type|send|help))\b"
)


def asks_for_all(low: str) -> bool:
    """你能做什么, how do I use this: the whole of help, and not the answer to a question that was not understood."""
    return _OF_ALL.search(low) is not None

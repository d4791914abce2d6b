"""撤销对1203的接受, undo the cancellation of 2051, 撤销昨天约的那场: what is to be taken back is named, and is never done once more.

It is the last change, which is then read back, or another one, which no undo reaches: what was done last is said, and what
to send instead.
"""

from __future__ import annotations

import re

from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.understanding.telling import told_of
from bot.chat.undo_asked import ask_to_undo
from bot.chat.verbs import named_in
from bot.interviews.models import Interview
from bot.notices.publish import last_change

_UNDO = "(?:撤销|撤回|撤消)"
_ASKED = "(?:请|麻烦|帮我|帮忙|给我|我想|我要|能不能|能否|可以|把|将|那|就| |,|，){0,5}"
_END = "(?:掉|一下|回来|吧|了|呗|啊|吗|谢谢| |,|，){0,4}"
_NAMED = (
    re.compile(rf"^{_ASKED}{_UNDO}(?:掉|一下|了)?(?P<what>[^,，。]+?){_END}$"),
    re.compile(
        rf"^{_ASKED}(?<=[把将])(?P<what>[^,，。]+?)(?:给我|帮我|给|都|再)?(?:{_UNDO}|(?P<restored>恢复)){_END}$"
    ),
    re.compile(  # 姚瑶的考虑中取消
        rf"^{_ASKED}(?P<what>[^,，。]{{1,16}}?的?(?:考虑中|待定|已确认)(?:的)?(?:记录|回复|答复|状态)?)(?:给我|帮我|给|都)?(?:取消|撤|去掉|删掉?|清掉?){_END}$"
    ),
    re.compile(
        rf"^{_ASKED}(?:取消|去掉|删掉?|清掉?)(?P<what>[^,，。]{{1,16}}?的?(?:考虑中|待定|已确认)(?:的)?(?:记录|回复|答复|状态)?){_END}$"
    ),
    re.compile(
        r"^(?:(?:please|can you|could you|i want to|i'd like to|i need to|let's|sorry|,) ?){0,4}"
        r"(?:undo|revert|reverse|take back|roll back) (?P<what>[^,.;]+?)(?:,? (?:please|pls))?$"
    ),
)
_ACTS = (  # the command that did it, and the id of what to send where it cannot be taken back any more
    ("accept", r"接受|\baccept\w*", "instead.decline"),
    ("decline", r"无法参加|拒绝|没[空]|去不了|\bdeclin\w*|\brefus\w*", "instead.accept"),
    ("members", r"停用|\b(?:deactivat|disabl)\w*", "undo_then.enable"),
    ("members", r"启用|\b(?:activat|enabl)\w*", "undo_then.deactivate"),
    ("cancel", r"取消|\bcancel\w*", "undo_then.book"),
    ("replace", r"换人|替换|换成|\b(?:replac|swap)\w*", "waiting.replace"),
    ("reschedule", r"改期|改时间|推迟|提前|\b(?:mov|reschedul|postpon)\w*", "instead.reschedule"),
    ("book", r"约面|约(?:好|了)?的|\bbook\w*", "instead.cancel"),
    ("feedback", r"面评|评价|\bfeedback\b", "instead.feedback"),
    (
        "candidate",
        r"考虑中|待定|已确认|候选人(?:回复|答复)|\b(?:tentative|thinking)\b",
        "undo_then.confirmed",
    ),
    ("nudge", r"催|提醒|\b(?:nudg|remind)\w*", "undo_then.pending"),
)
_JUST_NOW = re.compile(r"刚才|刚刚|上一[步条个次]|\b(?:just|last|my latest)\b(?! (?:week|month|night|year))")
_UNDONE = frozenset(
    ("cancel", "members", "replace", "reschedule", "decline")
)  # what was done away with can be restored
_GOES_ON = re.compile("提醒|催|通知|早报|晨报|日报|摘要|汇总|设置|打扰|上限")  # and 把王五的催办恢复 goes on with it
_DAY = r"(?:今天|昨天|前天|上周[一二三四五六日天]?|早上|上午|\d{1,2}[月号](?:\d{1,2}[日号])?|[点时:半刻分\d一二两三四五六七八九十])"
_WHICH = re.compile(  # when the interview is, and not when it was done
    rf"{_DAY}{{1,8}}的?(?:面的?)?(?:[那这]一?[场轮]|[那这]个(?:面试)?|的面试)|"
    r"\b(?:yesterday|this morning|last (?:week|month|night))'s (?:\d\S* )?(?:interview|one|round|call|final)|"
    r"\b(?:interview|one|call) (?:of |from )?(?:yesterday|this morning|earlier)\b"
)
_BEFORE = re.compile(
    r"昨天|前天|上周|上个?月|早上|上午|\d{1,2}[月号]|\b(?:yesterday|last (?:week|month|night)|this morning|earlier)\b"
)


def told(ctx: Context, heard: Heard) -> Understood | None:
    """None where nothing is named that was done."""
    if (
        heard.is_long
        or heard.asks
        or any(not one.takes_back for one in named_in(heard, ctx.handlers) if heard.low.startswith(one.verbs))
    ):
        return None  # 撤回改期 is a verb of its own
    seen = next((found for one in _NAMED if (found := one.match(heard.low))), None)
    what = seen["what"] if seen is not None else ""
    done = next(((command, then) for command, pattern, then in _ACTS if re.search(pattern, what)), None)
    if seen is None or done is None:
        return None
    if seen.groupdict().get("restored") and (done[0] not in _UNDONE or _GOES_ON.search(what)):
        return None
    last = last_change(ctx.user, ctx.now)
    if last is None and _JUST_NOW.search(what):
        return None  # undo says what there is
    command, then = done
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    about = told_of(hear(what), ctx.handlers, ctx.situation)
    ctx.dialog.pass_by()
    named = [*about.masked.mentioned.get(Interview, []), *about.people]
    marks = [str(one.code if isinstance(one, Interview) else one.user_id) for one in named]
    is_last = last is not None and last[0] == command and not _BEFORE.search(_WHICH.sub("", what))
    if (
        undo is not None
        and last is not None
        and is_last
        and (not marks or any(one in ctx.text(last[1]) for one in marks))
    ):
        return ask_to_undo(ctx, undo, ctx.text(last[1]))
    codes = [str(one.code) for one in named if isinstance(one, Interview)]
    who = next((str(one.name) for one in about.people), ctx.text("undo.name"))
    line = ctx.text(then, code=codes[0] if len(codes) == 1 else ctx.text("undo.code"), who=who)
    return Understood(
        reply=ctx.say(
            "undo.only_the_last",
            summary="?",
            last=ctx.text("undo.that_was", done=ctx.text(last[1])) if last else "",
            line=line,
        )
    )

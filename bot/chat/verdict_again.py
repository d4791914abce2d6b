"""改成待定吧, 我要改面评, make it a strong yes: what was submitted just before is written anew, of the very interview.

And 其实面了, it was held after all: what was noted as not held is taken back, or not noted.
"""

from __future__ import annotations

import re

from bot.chat import drafted, last_shown, verdict_said
from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import loaded
from bot.chat.taken_back import TAKEN_BACK, TAKEN_BACK_EN
from bot.chat.undo_asked import ask_to_undo
from bot.chat.verdicts import Verdict, of_code
from bot.interviews import feedback, feedback_drafts, lookup
from bot.interviews.models import Interview
from bot.notices.publish import last_change

_WORDS = {word: one for one in Verdict for word in one.value}
_VERDICT = "|".join(re.escape(one) for one in sorted(_WORDS, key=len, reverse=True))
_AGAIN = re.compile(
    rf"(?:{TAKEN_BACK}|我?想了?想|我|就|把|帮我|给他|给她|[,， ]){{0,5}}(?:面评|结论|评价|它|刚才的|刚写的|那个){{0,2}}(?:改|换)(?:成|为|回|到) ?(?P<verdict>{_VERDICT})(?:吧|了|好了|啊|呀|,|，| ){{0,3}}|"
    rf"(?:{TAKEN_BACK}|刚才?|我|面评|结论|[写打选填点说]错了?|,|，| ){{1,6}}(?:应该|本来|其实)?(?:是|选|想写|想选) ?(?P<meant>{_VERDICT})(?:的|吧|啊|呀){{0,2}}|"
    rf"(?:{TAKEN_BACK_EN}|hm+|please|can you|let's|[, ]){{0,5}}(?:change|make|switch|set|update|turn) (?:it|that|this|my (?:feedback|verdict)|the (?:verdict|feedback)|him|her)(?: back)?(?: to| into)?(?: an?)? (?P<english>{_VERDICT})(?: please| then| instead|,){{0,2}}"
)
_REWRITES = re.compile(
    "(?:我|还|刚才|,|，| ){0,3}(?:要|想|得|需要|能不能|可以|可不可以|怎么|帮我){0,2}(?:再)?(?:改|修改|重写|更正|编辑|补充|改改)(?:一?下|掉)?(?:刚才的|刚写的|我的|那个|这个|这份|那份|一下)?(?:面评|评价|反馈|结论)(?:吗|么|吧|了|呢){0,2}|"
    "(?:刚才的|刚写的|我的|那个|这个|这份|那份)?(?:面评|评价|反馈|结论)(?:我)?(?:要|想|得|需要|能不能|可以|写错了|打错了|写得不对)(?:再|,|，| ){0,2}(?:改|重写|修改)?(?:一?下|改)?(?:吗|么|吧|了){0,2}|"
    r"(?:can i|could i|let me|please|i|,| ){0,4}(?:want to|need to|would like to|have to|'d like to|must)? ?(?:change|edit|revise|update|rewrite|correct|fix|redo|amend) (?:my|the|that|this) (?:feedback|review|verdict|comment|write-?up|scorecard)(?: please| again| now){0,2}"
)
_HELD = re.compile(
    f"(?:{TAKEN_BACK}|其实|后来|实际上|是|我们?|这场|那场|已经|,|，| ){{0,6}}(?:面(?:过|成|完|上|试)?了|面过(?:的|了)|面成的|面了的|是面了的)(?:的|啊|呀|哈|呢|吧){{0,2}}|"
    rf"(?:{TAKEN_BACK_EN}|but|,| ){{0,5}}(?:it (?:was|did get|has been|actually was) held|it (?:did|actually did) (?:take place|happen)|it took place|we (?:did|actually did) (?:hold|do|have) (?:it|the interview)|we (?:held|had|did) (?:it|the interview))(?: after all| in the end| actually)?"
)


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """None where nothing says so, or the interview that was shown last has no feedback of the speaker's."""
    again = _AGAIN.fullmatch(heard.low)
    adds = drafted.adds(heard)
    anew = verdict_said.anew(heard.low) if again is None and not heard.asks else None
    if again is None and anew is None and not adds and not _REWRITES.fullmatch(heard.low):
        return None
    shown = last_shown.look(ctx)
    it = last_shown.interview(ctx, shown) if shown is not None else None
    command = next((one for one in ctx.handlers.dictating if "verdict" in {p.name for p in one.parameters}), None)
    if command is not None and adds and (begun := _draft_with_more(ctx, command, heard)) is not None:
        return begun
    if it is None or command is None or ctx.user.id not in it.feedback_in:
        return None
    if adds:
        return _with_more(ctx, command, it, heard)
    if anew is not None:
        return Call(command, {"interview": it, "verdict": anew}, named=True)
    said = (again["verdict"] or again["meant"] or again["english"]) if again is not None else ""
    return Call(command, {"interview": it} | ({"verdict": _WORDS[said]} if said else {}), named=True)


def _draft_with_more(ctx: Context, command: Command, heard: Heard) -> Call | None:
    """The same of what was begun last, and not submitted."""
    for interview_id, begun in feedback_drafts.drafts(int(ctx.user.id), ctx.now)[:1]:
        for it in lookup.by_ids(ctx.user, [interview_id]):
            if not (begun.verdict and begun.words):
                return None
            given = {"interview": it, "verdict": of_code(begun.verdict), command.dictated: begun.words}
            call = Call(command, given, doubt=True, named=True)
            return call if drafted.added(call, heard) else None
    return None


def _with_more(ctx: Context, command: Command, it: Interview, heard: Heard) -> Call | None:
    """补一句 英语不错: behind what was submitted, under its verdict."""
    standing = feedback.own(it.id, ctx.user.id)
    if standing is None or standing.verdict is None:
        return None
    given = {"interview": it, "verdict": of_code(standing.verdict), command.dictated: standing.words}
    call = Call(command, given, doubt=True, named=True)
    return call if drafted.added(call, heard) else None


def held_after_all(ctx: Context, question: Question | None, heard: Heard) -> Understood | None:
    """To the question why it was not held, or right after it was noted."""
    if not _HELD.fullmatch(heard.low):
        return None
    if question is not None and question.call is not None and question.call["command"] == _NOT_HELD:
        it = loaded(ctx, question.call).arguments.get("interview")
        ctx.dialog.leave()
        return Understood(
            reply=ctx.say("draft.nothing_noted", code=(it.code if isinstance(it, Interview) else None) or "")
        )
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    done = last_change(ctx.user, ctx.now) if question is None and undo is not None else None
    if undo is None or done is None or done[0] != _NOT_HELD:
        return None
    return ask_to_undo(ctx, undo, ctx.text(done[1]))


_NOT_HELD = "not held"

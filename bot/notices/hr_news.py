"""What HR is told in a line of text: by the panel, and by a colleague who looks after the interview with them."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, cancelling, inverses, needs
from bot.interviews.models import Interview, Member
from bot.notices.kind import Line
from bot.notices.view import View, is_ahead, nameless, who_did
from bot.times.values import Span
from bot.wecom.content import Part, Text


def candidate_declined(view: View) -> Part | None:
    """The candidate does not come."""
    by = who_did(view)
    return Text(
        view.pick(
            f"The candidate is not coming: {what(view)}. {by} noted it; the panel is free again.",
            f"候选人不来：{what(view)}。{by}记下的，面试官的时间已空出。",
        )
    )


def candidate_confirmed(view: View) -> Part | None:
    return Text(view.pick(f"The candidate confirmed: {what(view)}.", f"候选人已确认：{what(view)}。"))


def limit_passed(view: View) -> Part | None:
    """Somebody was put on a panel beyond what they set as their limit."""
    over = [
        (str(member.name), one["per"], int(one["limit"]))
        for one in (view.subject or {}).get("passed", ())
        if (member := Member.get_or_none(Member.id == one["member"])) is not None
    ]
    if not over:
        return None
    en = ", ".join(f"{name} (limit {limit} a {per})" for name, per, limit in over)
    zh = "、".join(f"{name}（{'每天' if per == 'day' else '每周'}上限 {limit} 场）" for name, per, limit in over)
    return Text(
        view.pick(
            f"{who_did(view)} booked over a limit: {en}. {what(view)}.",
            f"{who_did(view)}超上限安排了{zh}：{what(view)}。",
        )
    )


def not_sitting_in(view: View) -> Part | None:
    """Who would only have sat in cannot come: nothing is to be done."""
    left = view.member("member")
    if left is None:
        return None
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(view.pick(f"{left.name} won't sit in: {title}, {at}.", f"{left.name}不来旁听：{title}，{at}。"))


def unheld(view: View) -> Part | None:
    """It was not held: why, as its panel says, and that it needs a time."""
    subject, by = view.subject or {}, view.member("member")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    why = view.pick("they moved it among themselves", "私下改了时间")
    if subject.get("why") != "moved":
        why = str(subject.get("words") or view.pick("no reason given", "未填写原因"))
    who, code = str(by.name) if by else "", view.of.code or ""
    return Text(
        view.pick(
            f"Not held: {title}, {at} ({who}: {why}). The new time: reschedule {code} tomorrow 3pm; none any more: "
            f"cancel {code}",
            f"没面成：{title}，{at}（{who}：{why}）。新时间请发：改期 {code} 明天下午3点；不面了发：取消面试 {code}",
        )
    )


def no_interviewer(view: View) -> Part | None:
    """Another system has set an interview to which nobody has to come: whom it names, and what to do."""
    code, said = view.of.code or "", wording.awaited(view.of, view.holder)
    waits = view.pick(f" {said[0]}.", f"{said[0]}，认出来会自动加进来。") if said else ""
    return Text(
        view.pick(
            f"Short of interviewers: {what(view)}.{waits} To put somebody in, send: add {code} NAME",
            f"缺面试官：{what(view)}。{waits}要现在加人，发：加人 {code} 姓名",
        )
    )


def all_accepted(view: View) -> Part | None:
    """Of a panel of one, by name."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    names = [str(one.member.name) for one in access.answering(view.of)]
    alone = names[0] if len(names) == 1 else ""
    en, zh = (f"{alone} has accepted", f"{alone}已接受") if alone else ("Everyone has accepted", "全员已接受")
    return Text(view.pick(f"{en}: {title}, {at}.", f"{zh}：{title}，{at}。"))


def all_accepted_listed(view: View) -> Line:
    names = view.pick(", ", "、").join(str(one.member.name) for one in access.answering(view.of))
    return Line(view.pick("Accepted by all of the panel", "面试官都接受了"), names)


def booked_by_colleague(view: View) -> Part | None:
    """A colleague booked an interview of somebody whom the reader looks after: what follows of it comes to the reader."""
    by, panel = who_did(view), _who_interviews(view)
    return Text(
        view.pick(
            f"{by} booked an interview of your candidate: {what(view)}, with {panel}. What follows comes to you.",
            f"{by}给你的候选人约了面试：{what(view)}，面试官{panel}。之后的消息会发给你。",
        )
    )


def booked_by_colleague_listed(view: View) -> Line:
    by = who_did(view)
    heading = view.pick(
        f"{by} booked for your candidates; what follows comes to you", f"{by}给你的候选人约的，之后的消息会发给你"
    )
    return Line(heading, _who_interviews(view))


def _who_interviews(view: View) -> str:
    names = [str(one.member.name) for one in view.of.panel if one.is_current]
    return view.pick(", ", "、").join(names)


def cancelled(view: View) -> Part | None:
    """A colleague of HR called it off."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    found = cancelling.how(view.of)
    who = str(found.by.name) if found and found.by else who_did(view)
    why = view.pick(f" Reason: {found.reason}.", f"原因：{found.reason}。") if found and found.reason else ""
    return Text(view.pick(f"{who} cancelled: {title}, {at}.{why}", f"{who}取消了：{title}，{at}。{why}"))


def undone(view: View) -> Part | None:
    """What was heard of before was taken back."""
    actor: Member | None = view.member("actor")
    interview: Interview = view.of
    who, title = str(actor.name) if actor else "", wording.title(interview, view.holder)
    if view.discreet:
        who, title = view.pick("Somebody", "有人"), nameless(view)
    place = access.place_of(actor, interview) if actor else None
    action = str((view.subject or {}).get("action"))
    if action == "interview.proposal_withdrawn":
        return _proposed_again(view, who, title)
    en, zh = inverses.called(action) or ("the last change", "上一步")
    # A colleague may be the one who cannot come.
    if place is not None and place.is_current and is_ahead(view) and not view.discreet:
        now = view.pick(*wording.RESPONSES[str(place.response)])
        return Text(
            view.pick(
                f"{who} undid “{en}”: {title}. {who} now: {now}.", f"{who}撤销了“{zh}”：{title}，{who}现在{now}。"
            )
        )
    now = view.pick(*wording.state(interview, view.holder, view.now))
    return Text(view.pick(f"{who} undid “{en}”: {title}, now {now}.", f"{who}撤销了“{zh}”：{title}，现在{now}。"))


def _proposed_again(view: View, who: str, title: str) -> Part | None:
    """They had taken back that they propose another time, and propose it after all."""
    actor = view.member("actor")
    slot = needs.proposed_by(view.of, actor) if actor else None
    if slot is None:
        return None
    at, code = wording.span(Span(*slot), view.holder, view.now), view.of.code or ""
    return Text(
        view.pick(
            f"{who} still proposes {at} for {title}. Send: approve {code} / turn down {code}",
            f"{who}仍然建议改到 {at}：{title}。同意发“同意改期 {code}”，不改发“不同意改期 {code}”。",
        )
    )


def what(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面，3月13日 周五 14:00–15:00`"""
    return wording.title(view.of, view.holder) + view.pick(", ", "，") + wording.moment(view.of, view.holder, view.now)

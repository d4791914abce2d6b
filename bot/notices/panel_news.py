"""What the panel is told in a line of text, with nothing to tap."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, cancelling, conflicts, feedback, lookup, meeting_link, needs, states, ticking
from bot.interviews.models import Interview
from bot.notices import panel_cards
from bot.notices.view import View, is_ahead, nameless, who_did
from bot.wecom.content import Part, Text

_MOST_LISTED = 12


def late(view: View) -> Part | None:
    """Somebody of the panel, or with no name the candidate, comes later."""
    who, by, minutes = view.member("member"), view.member("actor"), (view.subject or {}).get("minutes")
    if who is not None and who.id == view.holder.id:
        return None  # whoever is late knows it
    said_by = str(by.name) if who is not None and by is not None and by.id != who.id else ""
    name = str(who.name) if who else view.pick("the candidate", "候选人")
    said = view.pick(f"{minutes} minutes late" if minutes else "late", f"晚到 {minutes} 分钟" if minutes else "晚到")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    return Text(
        view.pick(f"{name[:1].upper()}{name[1:]} will be {said}: {title}, {at}.", f"{name}会{said}：{title}，{at}。")
        + (view.pick(f" ({said_by} says so.)", f"（{said_by}说的）") if said_by else "")
    )


def arrived(view: View) -> Part | None:
    """The candidate came after all."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    way_in = ""
    if meeting_link.has_one(view.of) and access.attends(view.holder, view.of) and not view.of.is_over(view.now):
        code = view.of.code or ""
        way_in = view.pick(f" Way in: send “room {code}”", f"入口：发“进入面试 {code}”")
    return Text(
        view.pick(f"The candidate is here: {title}, {at}. It goes on.", f"候选人到了，面试照常：{title}，{at}。")
        + way_in
    )


def nudged(view: View) -> Part | None:
    """HR waits for several things of the holder."""
    waits = {int(one): what for one, what in (view.subject or {}).get("waits", [])}
    lines = []
    for one in lookup.load(list(waits)):
        if access.must_stay_away(view.holder, one):
            continue
        which, code = wording.brief(one, view.holder, view.now), one.code or ""
        if access.owes_feedback(view.holder, one):
            lines.append(view.pick(f"{which}: feedback {code} yes, and why", f"{which}：面评 {code} 推荐 加一句话"))
        elif view.holder in ticking.silent_of(one):
            lines.append(
                view.pick(f"{which}, which times will do: tick {code}", f"{which}，哪些时间可以：选时间 {code}")
            )
        elif states.is_ahead(one, view.now) and _is_silent(view, one):
            lines.append(
                view.pick(f"{which}: accept {code} / decline {code}", f"{which}：接受 {code} / 无法参加 {code}")
            )
    if not lines:
        return None
    who, said = panel_cards.who_waits(view), "\n".join(lines[:_MOST_LISTED])
    return Text(
        view.pick(f"{who} is waiting for you. One line each will do:\n{said}", f"{who}在等你，每场一句话就行：\n{said}")
    )


def _is_silent(view: View, interview: Interview) -> bool:
    place = access.place_of(view.holder, interview)
    silent = place is not None and place.is_current and place.response in ("needs_action", "tentative")
    return silent and needs.proposed_by(interview, view.holder) is None


def written_for(view: View) -> Part | None:
    """Somebody of HR wrote down the holder's feedback: what it says, and how it is changed."""
    written = feedback.own(view.of.id, int(view.holder.id))
    if written is None or written.written_by is None:
        return None
    by, code = written.written_by, view.of.code or ""
    title, said = wording.title(view.of, view.holder), wording.evaluation(written, view.lang)
    return Text(
        view.pick(
            f"{by} wrote your feedback on {title}: {said}, {written.words}\nTo change it within 24 hours: "
            f"feedback {code} maybe, and why",
            f"{by}替你写了 {title} 的面评：{said}，{written.words}\n要改，24 小时内发：面评 {code} 待定 加一句话",
        )
    )


def replaced(view: View) -> Part | None:
    """For whoever was replaced: nothing is left to do."""
    by, at = _who_took_it(view), wording.moment(view.of, view.holder, view.now)
    title = wording.title(view.of, view.holder) + view.pick(f", {at}", f"，{at}")
    if not by:
        return Text(view.pick(f"{title}: you don't need to come after all.", f"{title}：你不必参加了。"))
    return Text(
        view.pick(
            f"{title}: {by} will interview instead. You don't need to come.", f"{title}：已改由{by}面试，你不必参加了。"
        )
    )


def amended(view: View) -> Part | None:
    """It is another round, or for another job, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(
        view.pick(
            f"{who_did(view)} changed the job or the round: it is now {title}, {at}. The time stays.",
            f"{who_did(view)}改了岗位或轮次，现在是 {title}，{at}，时间不变。",
        )
    )


def back(view: View) -> Part | None:
    """For whoever had heard that they were replaced, which was undone."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.pick(f"You interview after all: {title}, {at}.", f"换人已撤销，还是由你面试：{title}，{at}。")
    place, code = access.place_of(view.holder, view.of), view.of.code or ""
    if place is None or place.response != "needs_action" or not is_ahead(view):
        return Text(said)
    return Text(
        said + view.pick(f" Please answer: accept {code} / decline {code}", f"请回复：接受 {code} / 无法参加 {code}")
    )


def not_coming(view: View) -> Part | None:
    """The candidate does not come: the time is free again."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(
        view.pick(
            f"The candidate is not coming: {title}, {at}. You don't need to come.",
            f"候选人不来了：{title}，{at}。这场不用参加了。",
        )
    )


def booked(view: View) -> Part | None:
    """For who has agreed beforehand: nothing is asked."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    where, code = wording.place(view.of, view.holder), view.of.code or ""
    return Text(
        view.pick(
            f"Booked as agreed: {title}, {at}. {where}. No answer is needed; can't make it after all? decline {code}",
            f"按约好的时间定了：{title}，{at}，{where}。不用回复；临时来不了就发：无法参加 {code}",
        )
    )


def cancelled(view: View) -> Part | None:
    """HR called it off: by whom and why, and nothing is left to do."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    found = cancelling.how(view.of)
    who = str(found.by.name) if found and found.by else "HR"
    why = view.pick(f" Reason: {found.reason}.", f"原因：{found.reason}。") if found and found.reason else ""
    return Text(
        view.pick(
            f"{who} cancelled the interview: {title}, {at}.{why} You don't need to come.",
            f"{who}取消了面试：{title}，{at}。{why}你不用参加了。",
        )
    )


def on_again(view: View) -> Part | None:
    """The candidate comes after all, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    begun = "" if is_ahead(view) or view.of.start is None else view.pick(" It has started.", "面试已开始。")
    return Text(view.pick(f"It takes place after all: {title}, {at}.", f"照常进行：{title}，{at}。") + begun)


def conflict_over(view: View) -> Part | None:
    """HR took 认识候选人 back: the holder sees the file, and may accept where their place is still theirs."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.pick(
        f"HR noted that you don't know the candidate, so you see the file again: {title}, {at}.",
        f"HR 已记下你不认识候选人，资料重新可见：{title}，{at}。",
    )
    if not conflicts.may_still_come(view.of, view.holder, view.now):
        return Text(said)
    code = view.of.code
    return Text(
        said
        + view.pick(
            f" Your answer is still: can't make it. If you can, send: accept {code}",
            f"你的答复仍是无法参加；能参加就发：接受 {code}",
        )
    )


def _who_took_it(view: View) -> str:
    place = access.place_of(view.holder, view.of)
    new = [one.member for one in view.of.panel if place is not None and one.member_id == place.replaced_by_id]
    return str(new[0].name) if new else ""

"""What another system brings: two interviews at one time, a person whom nobody knows, signatures that are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot import wording
from bot.interviews import external, identity, lookup, people, undo, wanted
from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Member
from bot.notices import cards, outbox
from bot.notices.kind import Gathered, Kind, until_somebody_knows
from bot.notices.outbox import Notice
from bot.notices.queue import OutboxMessage
from bot.notices.view import View, button_card, how_it_is, notice_card, when
from bot.times.values import Span
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text

_MOST_SHOWN = 2  # clashes on one card
_MOST_NAMED = 3  # of many


def overlap(view: View) -> Part | None:
    """Which of the interviews has the time, or both with somebody who need not come; once that is so, how it came."""
    found = external.overlap_of(view.of)
    if found is None or not found.taken:
        return notice_card(view, how_it_is(view), (when(view),))
    at = wording.span(Span(*found.slot), view.holder, view.now)
    clashes = [
        view.pick(f"{_who(view, one.kind, one.name)}: {other}", f"{_who(view, one.kind, one.name)}：{other}")
        for one in found.taken[:_MOST_SHOWN]
        for other in [_which(view, one.other)]
    ]
    title = view.pick("Two interviews at one time", "外部系统约的时间有冲突")
    rows = ((view.pick("Wanted", "要约在"), at), *((view.pick("Clash", "冲突"), one) for one in clashes))
    if not view.holder.is_hr:  # an admin, where nobody of HR is there
        said = view.pick("It has no time until HR decides: please pass it on.", "HR 定之前这场没有时间，请转告。")
        return notice_card(view, title, rows, text=said)
    return button_card(view, title, rows, _choices(view, found), text=_explained(view, found))


def overlaps_begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When each that still waits is to start, by the last of the rows about it."""
    rows = {one.interview_id: one.id for one in messages if one.interview_id is not None}
    return {rows[interview]: start for interview, start in external.wanted_starts(list(rows)).items()}


def overlaps(view: View, messages: Sequence[OutboxMessage]) -> Text:
    """Many at once: how many, which begin first, and how each is decided."""
    first = lookup.load([one.interview_id for one in messages[:_MOST_NAMED] if one.interview_id is not None])
    waiting = [found for one in first if (found := external.overlap_of(one)) is not None]
    count = len(messages)
    lines = [
        view.pick(
            f"Another system set {count} more times that clash. These begin first:",
            f"外部系统又有 {count} 场时间冲突。最先开始的：",
        ),
        *(
            f"{wording.span(Span(*one.slot), view.holder, view.now)} {_which(view, one.interview)}"
            for one in sorted(waiting, key=lambda one: one.slot)
        ),
    ]
    code = waiting[0].interview.code or "" if waiting else ""
    if view.holder.is_hr:
        how = view.pick(
            f"“pending” lists them all; to decide, send: keepwhich {code} this, or keepwhich {code} other",
            f"发“待办”看全部；逐场定，发“留哪场 {code} 这场”或“留哪场 {code} 另一场”。",
        )
    else:
        how = view.pick("They have no time until HR decides: please pass it on.", "HR 定之前这些场没有时间，请转告。")
    return Text("\n".join([*lines, how]))


def still_overlaps(view: View) -> bool:
    """Another system's time for it is still another interview's."""
    found = external.overlap_of(view.of)
    return found is not None and bool(found.taken)


def overlap_is_soon(view: View) -> bool:
    """The same, and that time is about to begin."""
    found = external.overlap_of(view.of)
    return found is not None and found.slot[0] - view.now <= undo.URGENT_BEFORE_START


OVERLAP = Kind(
    "overlap",
    overlap,
    ("overlap", "时间冲突"),
    gathered=Gathered(overlaps_begin, overlaps),
    asks=True,
    cannot_wait=overlap_is_soon,
    holds=still_overlaps,
    passed_on=True,
    until=until_somebody_knows,
)


def _which(view: View, one: Interview) -> str:
    """`1203 陈晓`; on a screen that may be shared, `1203`."""
    return one.code or "" if view.discreet else wording.coded(one, view.holder)


def _who(view: View, kind: str, name: str) -> str:
    return {"candidate": view.pick("candidate", "候选人"), "room": name}.get(kind, name)


def _choices(view: View, found: Overlap) -> list[Button]:
    others = view.text("mark.between_names").join(one.code or "" for one in found.others)
    buttons = [
        _choice(view, view.pick(f"Keep {view.of.code}", f"保留{view.of.code}"), "this", style=1),
        _choice(view, view.pick(f"Keep {others}", f"保留{others}"), "other"),
    ]
    if found.allows_both:
        buttons.append(_choice(view, view.pick("Keep both", "两场都留"), "both"))
    return buttons


def _choice(view: View, text: str, keep: str, *, style: int = 2) -> Button:
    return Button(text, "keepwhich", (("interview", f"id:{view.of.id}"), ("keep", keep)), style)


def _explained(view: View, found: Overlap) -> str:
    loses = view.pick("The one that is not kept has no time for now.", "没保留的那场改为时间待定。")
    if not found.allows_both:
        return loses
    names = view.text("mark.between_names").join(str(one.name) for one in found.people)
    return loses + view.pick(
        f" Both: {names} may come to {view.of.code}.", f"两场都留：{names}在 {view.of.code} 可来可不来。"
    )


# --- somebody whom another system names and nobody knows --------------------------------------------------------------


def ask_who(addresses: list[str], now: datetime) -> None:
    """Queue the admins' cards, one a day for each address."""
    outbox.put(
        [
            Notice(
                key=f"{outbox.UNKNOWN_PERSON}:{address}:{now:%Y%m%d}:{admin.user_id}",
                to_user=str(admin.user_id),
                kind=outbox.UNKNOWN_PERSON,
                subject={"address": address},
            )
            for address in addresses
            for admin in people.admins()
        ],
        now,
    )


def refresh_unknown_person(address: str, now: datetime) -> None:
    """The admins' cards about it are looked at again."""
    for admin in people.admins():
        for card in cards.all_live(str(admin.user_id)):
            if card.kind == outbox.UNKNOWN_PERSON and card.subject.get("address") == address:
                cards.put_refresh(card, now, now)


def is_still_unknown(view: View) -> bool:
    return bool(external.unknown(_address(view)).interviews)


def unknown_person(view: View) -> ButtonCard | NoticeCard:
    """Who that is: members who are called nearly so, or any other by a message."""
    address = _address(view)
    said = address.partition(":")[2]
    found = external.unknown(address)
    known = identity.member_at(address)
    if known is not None or not found.interviews:
        title = (
            (f"{said} is {known.name}", f"{said} 是{known.name}") if known else (f"{said}: settled", f"{said} 已处理")
        )
        return NoticeCard(task_id=view.task_id, title=view.pick(*title), url=view.url, lang=view.lang)
    first = lookup.load(found.interviews[:1])[0]
    guesses = wanted.similar(said.partition("@")[0]) if address.startswith(("email:", "user_id:")) else []
    buttons = [
        Button(
            str(one.name),
            "linkperson",
            (("address", address), ("person", str(one.user_id))),
            style=1 if not number else 2,
        )
        for number, one in enumerate(guesses)
    ]
    buttons.append(Button(view.pick("Nobody", "不是成员"), "linkperson", (("address", address),), style=4))
    return ButtonCard(
        task_id=view.task_id,
        title=view.pick(f"Who is {said}?", f"{said} 是谁？"),
        desc=view.pick("named by another system, no member here", "外部系统里写到的同事，不是这里的成员"),
        rows=(
            (view.pick("For", "面试"), wording.coded(first, view.holder)),
            (view.pick("Waiting", "等着的"), view.pick(str(len(found.interviews)), f"{len(found.interviews)} 场")),
        ),
        buttons=tuple(buttons),
        text=view.pick(f"Somebody else? Send: linkperson {said} NAME", f"是别人就发：关联 {said} 姓名"),
        lang=view.lang,
    )


def unknown_people_begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When the first interview begins that waits for each who is still unknown, by the last of the rows about them."""
    rows = {str(one.subject.get("address", "")): one.id for one in messages}
    return {rows[one.address]: one.begins for one in external.unknown_people(list(rows))}


def unknown_people(view: View, messages: Sequence[OutboxMessage]) -> Text:
    """Many at once: how many, whom an interview waits for first, and how all of them are found."""
    addresses = [str(one.subject.get("address", "")) for one in messages]
    found = {one.address: one for one in external.unknown_people(addresses[:_MOST_NAMED])}
    named = [_waited_for(view, found[one]) for one in addresses if one in found]
    count, said = len(addresses), addresses[0].partition(":")[2]
    return Text(
        view.pick(
            f"Another system names {count} more people whom nobody knows here, such as {', '.join(named)}. “linkperson” "
            f"lists them all; to say who it is, send: linkperson {said} NAME",
            f"外部系统里又有 {count} 位不认识的同事，比如 {'、'.join(named)}。发“关联”看全部；知道是谁就发：关联 {said} 姓名",
        )
    )


UNKNOWN_PERSON = Kind(
    outbox.UNKNOWN_PERSON,
    unknown_person,
    gathered=Gathered(unknown_people_begin, unknown_people),
    asks=True,
    holds=is_still_unknown,
)


def _waited_for(view: View, one: external.Unknown) -> str:
    """`li4@example.com（1203 陈晓 明天 14:00）`"""
    first = lookup.load(one.interviews[:1])[0]
    which = f"{first.code or ''} {wording.brief(first, view.holder, view.now)}".strip()
    said = one.address.partition(":")[2]
    return view.pick(f"{said} ({which})", f"{said}（{which}）")


def _address(view: View) -> str:
    return str((view.subject or {}).get("address", ""))


# --- for the admins, in a line of text --------------------------------------------------------------------------------


def tell_of_refusals(provider: str, now: datetime) -> None:
    """Queue it for the admins; whoever calls this sees to it that it is not told too often."""
    notices = [
        Notice(
            key=f"{outbox.HOOK_REFUSED}:{provider}:{now:%Y%m%d%H%M%S}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.HOOK_REFUSED,
            subject={"provider": provider},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def hook_refused(view: View) -> Part | None:
    """Somebody signs with another secret, or at another time."""
    provider = str((view.subject or {}).get("provider", ""))
    return Text(
        view.pick(
            f"/hooks/{provider}: three deliveries within 15 minutes were not rightly signed, and were refused. Compare the "
            "secret and the clock on both sides. Did you not set it up? Then somebody tries.",
            f"/hooks/{provider}：15 分钟内有 3 次签名不对，已拒收。请核对两边的密钥和时钟；不是你们配的，就是有人在试。",
        )
    )


HOOK_REFUSED = Kind(outbox.HOOK_REFUSED, hook_refused, merged=True)


def tell_of_recruiter(member: Member, now: datetime) -> None:
    """Queue it for the admins: only they make somebody HR."""
    notices = [
        Notice(
            key=f"{outbox.NAMED_AS_RECRUITER}:{member.id}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.NAMED_AS_RECRUITER,
            subject={"member": member.id},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def named_as_recruiter(view: View) -> Part | None:
    """Another system names somebody as recruiter who was no member, and is one of the interviewers now."""
    member = view.member("member")
    if member is None or not member.active or member.is_hr:
        return None
    return Text(
        view.pick(
            f"Another system names {member.name} ({member.user_id}) as recruiter. They are an interviewer here now; to make "
            f"them HR, send: members {member.user_id} HR",
            f"外部系统里写的 HR {member.name}（{member.user_id}）原来不是成员，已加为面试官。要设成 HR，发：成员 {member.user_id} HR",
        )
    )


NAMED_AS_RECRUITER = Kind(outbox.NAMED_AS_RECRUITER, named_as_recruiter, merged=True)

"""Whether a row that is due is still so, may be told now, and says anything new."""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.interviews import access, preferences
from bot.notices import budget, kinds, quiet, sent_cards, transit, unread
from bot.notices.transit import OutboxMessage
from bot.notices.view import View
from bot.wecom.content import Asking, Part, same_card


def still_holds(message: OutboxMessage, view: View) -> bool:
    if message.interview_id is None:
        return kinds.named(message.kind).holds(view)
    if view.interview is None:
        return False
    if message.for_sequence is not None and int(view.interview.sequence) != message.for_sequence:
        return False
    return kinds.named(message.kind).holds(view)


def would_leave(message: OutboxMessage, view: View) -> bool:
    """Whether at the view's now, as far as is known, it is of use, and there is something to tell."""
    if message.expires_at is not None and message.expires_at <= view.now:
        return False
    if must_stay_away(view) or not still_holds(message, view) or does_without(message, view):
        return False
    part = kinds.rendered(message.kind, view)
    return part is not None and budget.allows(message) and not says_nothing_new(message, part)


def must_stay_away(view: View) -> bool:
    return view.interview is not None and access.must_stay_away(view.holder, view.interview)


def may_be_told(message: OutboxMessage, view: View) -> bool:
    """Within the message of another notice, which leaves now."""
    if not still_holds(message, view) or must_stay_away(view) or does_without(message, view):
        return False
    if quiet.until(message, view) is not None:
        return False
    return quiet.night_until(message, view) is None


def may_wait(message: OutboxMessage, view: View) -> bool:
    """For the end of its reader's interview: what cannot is handed to somebody who is in none, if there is anybody."""
    return not kinds.named(message.kind).cannot_wait(view) or unread.hand_to_somebody_free(message, view.now)


def does_without(message: OutboxMessage, view: View) -> bool:
    """Its reader has switched this kind off."""
    if message.kind not in kinds.OPTIONAL or view.holder.id is None:
        return False
    return message.kind in preferences.of(int(view.holder.id)).unwanted and not message.subject.get("again")


def has_heard(message: OutboxMessage) -> bool:
    """Of the interview, by an earlier invitation or a reminder."""
    return message.interview_id is not None and transit.has_been_told(message.interview_id, message.to_user)


def says_nothing_new(message: OutboxMessage, part: Part) -> bool:
    """A decision that is asked for already, by the very same card."""
    if message.subject.get("again"):  # that is what its reader asked for
        return False
    if not isinstance(part, Asking) or message.interview_id is None or not kinds.named(message.kind).asks:
        return False
    live = sent_cards.live(message.to_user, message.interview_id, message.kind)
    return live is not None and live.id != message.id and same_card(live.shown, part.essence)


def is_known_to_wecom(message: OutboxMessage, now: datetime) -> bool:
    """True while WeCom would recognise the body as one that it had. An answer is only ever what was said then."""
    sent_lately = message.sending_at is not None and now - message.sending_at < transit.WECOM_REMEMBERS
    return sent_lately or not message.is_notice


def asks_in_vain(message: OutboxMessage) -> bool:
    """It is the question that a tap was answered with, late, and its reader has written or tapped since."""
    return bool(
        message.kind == "answer"  # asks is a word of other subjects, too
        and message.subject.get("asks")
        and store.fetch(
            """SELECT 1 FROM inbox WHERE id > %(tap)s AND id < %(tap)s + 100000 AND user_id = %(reader)s AND done_at IS NOT NULL
                 AND kind <> 'enter_agent' LIMIT 1""",
            tap=message.subject["asks"],
            reader=message.to_user,
        )
    )


def may_be_merged(message: OutboxMessage) -> bool:
    return message.is_notice and message.payload is None and kinds.named(message.kind).merged

"""Book an interview in one line, in any order: ``/book Chen Xiao backend round 2 thu 3pm @lisi 45min room 3``,
约面 陈晓 后端 二面 周四下午3点 李四 王五 45分钟 3号会议室. What is missing is asked for, the whole is read back, a yes books it.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot import Context, Reply, Role, command
from bot.chat import booked_in_words, choice_offered, free_times, to_forward, who_hears
from bot.interviews import Interview, access, alternatives, booking, contacts, lookup, obstacles, wanted
from bot.interviews.line import NOT_UNDERSTOOD, QUESTIONS, WHY_NOT, Line
from bot.interviews.obstacle import Coded, Obstacle
from bot.interviews.wanted import Wanted
from bot.phrase import Sentence
from bot.times.values import Span
from bot.wording import booking as words
from bot.wording import for_candidate, numbered

_OTHER_TIME = ("person", "candidate", "room", "past", "far", "night", "length")  # another one would do
_OTHER_PEOPLE = ("left", "conflict")


def _deed(ctx: Context, line: Line) -> str:
    """约 3月13日 周五 15:00–15:45 陈晓 · 后端工程师 二面 · 李四: what a yes books."""
    offer = choice_offered.find(ctx, line)[0] if line.they_choose and not line.missing else None
    is_whole = not line.missing and (offer is not None or not line.they_choose)
    return words.brief(wanted.of(line, offer), ctx.user, ctx.now) if is_whole else ""


@command(
    "book",
    "约面",
    "约面试",
    help=("book an interview, or the rows pasted under it", "约面试，下面也可以粘贴表格里的行"),
    usage=(
        "book Chen Xiao backend round 2 thu 3pm @lisi @wangwu 45min room 3",
        "约面 陈晓 后端 二面 周四下午3点 李四 王五 45分钟 3号会议室",
    ),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    freely=booked_in_words.line_in,
    names_others=True,
    judges_names=True,
    hears=("Once it is booked, the interviewers are invited.", "约好后会邀请面试官。"),
    rank=31,
    changes=True,
    previews=True,
    deed=_deed,
    is_whole=lambda line=None: line is not None and not line.is_only_the_next,
)
def book(ctx: Context, line: Line) -> Reply:
    if line.candidate_id is not None and access.knows(ctx.user, line.candidate_id):
        return ctx.say("book.kept_away")  # before anything is asked that would tell of their jobs
    line = wanted.with_only_job(line)
    if line.missing:
        return _ask(ctx, line, "panel" if _is_first(line) else line.missing[0])
    offer = None
    if line.they_choose:
        offer, found = choice_offered.find(ctx, line)
        if offer is None:
            line = replace(line, asks="when", previewed=False)
            return _question(ctx, choice_offered.nothing_free(ctx, line, found), line)
    meant = wanted.of(line, offer)
    if line.previewed:
        return _book(ctx, line, meant)
    return _preview(ctx, line, meant)


def _is_first(line: Line) -> bool:
    """Who interviews is cleared up before the time is: then times can be offered."""
    return line.missing[0] == "when" and bool(line.persons or line.unknown) and not line.no_time


# --- what is missing ------------------------------------------------------------------------------------------------


def _ask(ctx: Context, line: Line, what: str) -> Reply:
    line = replace(line, asks=what, previewed=False)
    question = ctx.text(QUESTIONS[what])
    choices: list[tuple[str, Line]] = []
    if what == "when" and (offered := free_times.of_line(ctx, line)):
        question, choices, looked_at = offered
        return _question(ctx, question, line, choices, looked_at)
    if what == "candidate" and line.candidates:
        question, choices = _which_candidate(ctx, line)
    elif what == "job" and line.jobs:
        question, choices = _which_job(ctx, line)
    elif what == "when" and line.no_time:
        question = ctx.text(Sentence(WHY_NOT.get(line.why_not, NOT_UNDERSTOOD), text=line.no_time))
        question += ctx.text("book.try_a_time")
    elif what == "when" and line.when:
        question = ctx.text("book.at_what_time", when=line.when)
    elif what == "panel" and line.persons:
        question, choices = _which_person(ctx, line)
    elif what == "panel" and line.unknown:
        question, choices = _unknown_person(ctx, line)
    return _question(ctx, question, line, choices)


def _question(
    ctx: Context, question: str, line: Line, choices: Sequence[tuple[str, Line]] = (), under: str = ""
) -> Reply:
    """Asked with numbers where there are some; whatever else answers it is read on as a part of the line."""
    lines = [question]
    if choices:
        lines += filter(None, (numbered(label for label, _ in choices), under))
        lines.append(ctx.text("book.send_the_number"))
    ctx.then_ask("line", book, [one for _, one in choices], line=line)
    if line.asks == "when":
        ctx.dialog.slots = [Span(one.start, one.end) for _, one in choices if one.start and one.end]
    return ctx.reply("\n".join(lines), summary="?")


def _which_candidate(ctx: Context, line: Line) -> tuple[str, list[tuple[str, Line]]]:
    choices = []
    away = access.candidates_kept_from(ctx.user, line.candidates)
    for one, job, at, phone in wanted.told_apart(line.candidates):
        parts = [str(one.name)]
        if one.id in away:  # nothing else is said of whom they must stay away from
            parts.append(ctx.text("book.another_of_hr"))
        else:
            parts.append(job)
            if at is not None:
                parts.append(ctx.text("book.last_interview", at=at))
            if phone:
                parts.append(ctx.text("book.phone_ends_with", phone=phone))
        chosen = replace(line, candidate=str(one.name), candidate_id=one.id, candidates=(), asks="")
        choices.append((" · ".join(filter(None, parts)), chosen))
    somebody = replace(line, is_new=True, candidates=(), asks="")
    choices.append((ctx.text("book.somebody_new"), somebody))
    question = ctx.text("book.which_candidate", n=len(line.candidates), name=line.candidate)
    return question, choices


def _which_job(ctx: Context, line: Line) -> tuple[str, list[tuple[str, Line]]]:
    choices = [
        (title, replace(line, job=title, job_id=one, jobs=(), asks="")) for one, title in wanted.titles(line.jobs)
    ]
    if line.job:
        new = ctx.text("book.new_job", job=line.job)
        choices.append((new, replace(line, job_id=None, jobs=(), asks="")))
    return ctx.text("book.which_job"), choices


def _which_person(ctx: Context, line: Line) -> tuple[str, list[tuple[str, Line]]]:
    choices = [
        (f"{one.name} ({one.user_id})", _with_person(line, str(one.user_id), persons=()))
        for one in wanted.members(line.persons)
    ]
    return ctx.text("book.which_interviewer"), choices


def _unknown_person(ctx: Context, line: Line) -> tuple[str, list[tuple[str, Line]]]:
    name, *others = line.unknown
    gone = wanted.has_left(name)
    why = ctx.text("book.is_deactivated", name=gone.name) if gone else ctx.text("book.no_such_member", name=name)
    choices = [
        (f"{one.name} ({one.user_id})", _with_person(line, str(one.user_id), unknown=tuple(others)))
        for one in wanted.similar(name)
        if str(one.user_id) not in line.panel
    ]
    helps = ctx.text("book.one_of_these") if choices else ctx.text("book.name_or_account")
    return ctx.text("mark.between_sentences").join((why, helps)), choices


def _with_person(line: Line, user_id: str, **changed: tuple[str, ...]) -> Line:
    return replace(line, panel=(*line.panel, user_id), asks="", **changed)  # type: ignore[arg-type]


# --- the preview ----------------------------------------------------------------------------------------------------


def _preview(ctx: Context, line: Line, meant: Wanted) -> Reply:
    found = wanted.obstacles_of(meant, ctx.user, ctx.now)
    if any(one.refuses for one in found):
        return _refused(ctx, line, meant, found, _still_not(ctx, line, meant))
    said = words.preview(meant, [ctx.text(one.phrase) for one in found], ctx.user, ctx.now)
    return ctx.ask(
        book.name,
        f"{said}\n{ctx.text('book.whether')}",
        [("", {"line": replace(line, previewed=True, is_amended=False)})],
    )


def _still_not(ctx: Context, line: Line, meant: Wanted) -> str:
    """With what it is now, where it was changed and cannot be booked still."""
    if not line.is_amended:
        return ctx.text("book.still_not")
    return ctx.text("book.changed_and_still_not", deed=words.brief(meant, ctx.user, ctx.now))


def _refused(ctx: Context, line: Line, meant: Wanted, found: Sequence[Obstacle], lead: str) -> Reply:
    """Every reason, and what helps: other times, or other people."""
    refusing = [one for one in found if one.refuses]
    if there := _is_there(meant, refusing):
        return ctx.say("book.is_booked_already", title=there, when=ctx.moment(there))
    kinds = {one.kind for one in refusing}
    if obstacles.is_of_match(refusing):
        wanted.keep_number(meant)
    mark = ctx.text("mark.between_clauses")
    why = mark.join(ctx.text(one.phrase) for one in refusing)
    if kinds & {"job"} or any(one.kind == "conflict" and not one.values for one in refusing):
        return ctx.say("book.refused", lead=lead, why=why)
    if kinds & set(_OTHER_PEOPLE):
        still = tuple(str(one.user_id) for one in meant.panel if str(one.name) not in _names(refusing))
        line = replace(line, asks="panel", panel=still, previewed=False)
        said = ctx.text("book.refused_who_instead", lead=lead, why=why)
        return _question(ctx, said, line)
    line = replace(line, asks="when", previewed=False)
    times = alternatives.of(meant.planned, ctx.now) if meant.offer is None else []
    if not times:
        return _question(ctx, ctx.text("book.refused_when_instead", lead=lead, why=why), line)
    said = ctx.text(
        "book.refused_with_times",
        lead=lead,
        why=why,
        options=" ".join(f"{at}) {words.option(one, meant.start, ctx.user)}" for at, one in enumerate(times, 1)),
    )
    each = [line.at(one) for one in times]
    ctx.then_ask("line", book, each, line=line)
    ctx.dialog.slots = [Span(one.start, one.end) for one in each if one.start and one.end]
    return ctx.reply(said, summary="?")


def _names(refusing: Sequence[Obstacle]) -> set[str]:
    return {str(one.values["who"]) for one in refusing if one.kind in _OTHER_PEOPLE}


def _is_there(meant: Wanted, refusing: Sequence[Obstacle]) -> Interview | None:
    """The interview that this one is already: the same line, sent twice."""
    for one in refusing:
        match one.values.get("other"):
            case Coded(other) if one.kind == "candidate":
                same = other.application.job == meant.job and other.round_no == meant.round_no
                if same and other.start == meant.start:
                    return other
    return None


# --- a yes ----------------------------------------------------------------------------------------------------------


def _book(ctx: Context, line: Line, meant: Wanted) -> Reply:
    """Judged again while everybody is held: somebody else may have booked since the preview."""
    if not wanted.hold(meant):
        again = wanted.found_meanwhile(line)
        return book(ctx, line=again) if not again.missing else _ask(ctx, again, again.missing[0])
    found = wanted.obstacles_of(meant, ctx.user, ctx.now)
    lead = ctx.text("book.things_changed")
    if any(one.refuses for one in found):
        return _refused(ctx, line, meant, found, lead)
    try:
        booked = wanted.book(ctx.change, meant, found)
    except booking.Clash:  # an import, which holds nobody
        return _refused(ctx, line, meant, wanted.obstacles_of(meant, ctx.user, ctx.now), lead)
    [interview] = lookup.load([booked.id])
    ctx.dialog.about = int(booked.id)  # what is said next without a name is of it
    hr, phone = contacts.of(interview, ctx.user)
    if meant.offer is not None:
        return choice_offered.booked(ctx, interview, meant.offer, to_forward.phone_hint(ctx, hr, phone))
    said = ctx.say(
        "book.done",
        title=interview,
        when=ctx.moment(interview),
        told=_told(ctx, interview, meant),
        theirs=_theirs(ctx, interview),
        hint=to_forward.phone_hint(ctx, hr, phone) + to_forward.number_hint(ctx, interview),
        lead=to_forward.lead(ctx),
    )
    return said.followed_by(for_candidate.invited(interview, hr, phone, ctx.now))


def _told(ctx: Context, interview: Interview, meant: Wanted) -> str:
    others = [one for one in meant.panel if one.id != ctx.user.id]
    if not others:
        return ctx.text("book.counts_as_accepted")
    if meant.agreed:
        return who_hears.each_is_told(ctx, interview, others, "hears.told_the_time")
    return who_hears.each_is_told(ctx, interview, others, "hears.will_be_invited")


def _theirs(ctx: Context, interview: Interview) -> str:
    return ctx.text("book.said_behind", said=said) if (said := who_hears.belongs_to_others(ctx, [interview])) else ""

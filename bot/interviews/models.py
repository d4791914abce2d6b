"""The tables of the domain. What must never be is refused by `migrations/`, not here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from peewee import BigAutoField as Identity
from peewee import (
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from bot.db.sql import sql
from bot.db.store import db
from bot.interviews.fields import InstantField, SlotField, WordsField
from bot.interviews.pad import Pad
from bot.printable import without_addresses
from bot.times.zones import company_zone, zone_or_company


class Role(StrEnum):
    INTERVIEWER = "interviewer"
    RECRUITER = "recruiter"
    COORDINATOR = "coordinator"
    HIRING_MANAGER = "hiring_manager"
    ADMIN = "admin"


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False


class Member(Table):
    """A person of the company who talks with the bot. `user_id` is WeCom's, in lower case."""

    id = Identity()
    user_id = TextField()
    name = TextField()
    email = TextField(null=True)
    email_confirmed = BooleanField(default=True)  # an admin has set it; not so what a spreadsheet brought
    role = TextField(default=Role.INTERVIEWER)
    lang = TextField(default="zh")
    lang_chosen = BooleanField(default=False)
    zone = TextField(default=lambda: company_zone().key)
    active = BooleanField(default=True)
    created_at = InstantField()

    @property
    def is_hr(self) -> bool:
        return self.role in (Role.RECRUITER, Role.COORDINATOR)

    @property
    def is_admin(self) -> bool:
        return bool(self.role == Role.ADMIN)

    @property
    def tz(self) -> ZoneInfo:
        """Their zone; the company's if what is stored is none, so that they are answered all the same."""
        return zone_or_company(str(self.zone))

    def __str__(self) -> str:
        return str(self.name)


class Candidate(Table):
    id = Identity()
    name = TextField()
    email = TextField(null=True)
    mobile = TextField(null=True)
    zone = TextField(default=lambda: company_zone().key)
    lang = TextField(default="zh")

    @property
    def shown_name(self) -> str:
        """The name as it stands in our sentences: they may have chosen it themselves."""
        return without_addresses(str(self.name))

    @property
    def tz(self) -> ZoneInfo:
        return zone_or_company(str(self.zone))


class Job(Table):
    id = Identity()
    title = TextField()
    department = TextField(null=True)
    status = TextField(default="open")
    focus = WordsField(default=list)  # at most two, each rated from 1 to 4 beside the verdict
    confidential = BooleanField(default=False)  # HR and the panel alone read whom it is about
    blind = BooleanField(default=False)  # a later round's panel does not read the earlier rounds' feedback


class Application(Table):
    """One candidate's way through one job, and who looks after it."""

    id = Identity()
    candidate = ForeignKeyField(Candidate)
    job = ForeignKeyField(Job)
    recruiter = ForeignKeyField(Member, null=True)
    recruiter_id: int | None
    coordinator = ForeignKeyField(Member, null=True)
    hiring_manager = ForeignKeyField(Member, null=True)
    hiring_manager_id: int | None
    status = TextField(default="active")

    @property
    def caretakers(self) -> list[Member]:
        """Recruiter and coordinator, each once, but for who has left."""
        return list(dict.fromkeys(one for one in (self.recruiter, self.coordinator) if one is not None and one.active))


class Room(Table):
    id = Identity()
    name = TextField()
    capacity = IntegerField(null=True)


class Interview(Table):
    """One round. `slot` is its time, `sequence` the version of that time, `code` its number in chat, `ref` its name in
    the addresses of pages, which nobody can guess."""

    id = Identity()
    ref = TextField()
    code = TextField(null=True)
    application = ForeignKeyField(Application)
    candidate = ForeignKeyField(Candidate)
    round_no = IntegerField(default=1)
    round_name = TextField()
    mode = TextField(default="video")
    status = TextField(default="scheduled")
    slot = SlotField()
    room = ForeignKeyField(Room, null=True)
    meeting_url = TextField(null=True)
    candidate_response = TextField(default="needs_action")
    missing_since = InstantField(null=True)
    expected_at = InstantField(null=True)  # when the candidate comes who said that they come later
    here_at = InstantField(null=True)  # since when the candidate is there, as far as we know
    sequence = IntegerField(default=0)
    created_by = ForeignKeyField(Member, null=True)
    created_at = InstantField()
    link_id = TextField()  # made by the database; see `candidate_link`
    link_version = IntegerField(default=1)

    application_id: int
    candidate_id: int
    panel: list[Participant]  # set by `lookup`: who takes part, members included
    feedback_in: set[int]  # set by `lookup`: member ids of those whose feedback is in
    proposed: list[tuple[int, tuple[datetime, datetime]]]  # set by `lookup`: member ids, and the times that wait for HR
    lapsed: list[tuple[int, tuple[datetime, datetime]]]  # the same of those whose time began before HR answered
    matched: set[int]  # set by `lookup`: ids of members who are the candidate, as far as we know; see `matches`
    kept_away: set[int]  # set by `lookup`: ids of members who know the candidate, from whichever interview, or are them
    has_resume: bool  # set by `lookup`: there are pages of the candidate's to look at
    has_pages: bool  # set by `lookup`: somebody has signed on, so that what is sent may lead to a page
    overlaps = False  # set by `lookup`: it has no time, since another system's for it is another interview's
    awaited: Sequence[str] = ()  # set by `lookup`: whom another system names as interviewers and nobody knows here
    pad: Pad | None = None  # set by `lookup`: its room at the provider of rooms
    has_provider = False  # set by `lookup`: a provider makes rooms for interviews that have no address of their own

    @property
    def start(self) -> datetime | None:
        return self.slot[0] if self.slot else None

    @property
    def end(self) -> datetime | None:
        return self.slot[1] if self.slot else None

    def is_over(self, now: datetime) -> bool:
        """Whether its time has passed, whatever became of it."""
        return self.end is not None and self.end <= now


class Participant(Table):
    """A member's place on an interview's panel."""

    interview = ForeignKeyField(Interview, backref="+")
    interview_id: int
    member = ForeignKeyField(Member, backref="+")
    member_id: int
    part = TextField(default="interviewer")
    response = TextField(default="needs_action")
    response_reason = TextField(null=True)
    responded_at = InstantField(null=True)
    feedback_required = BooleanField(default=True)
    replaced_by = ForeignKeyField(Member, null=True, backref="+")
    replaced_by_id: int | None
    suggested = ForeignKeyField(Member, null=True, backref="+")
    suggested_id: int | None
    knows_candidate = BooleanField(default=False)
    slot = SlotField()
    interview_active = BooleanField()

    class Meta:
        primary_key = CompositeKey("interview", "member")

    # Who counts for what is decided here, for lists, cards, reminders and sweeps alike. In SQL, where a place is `p`,
    # the same is said by `ATTENDS` and its neighbours below.

    @property
    def is_current(self) -> bool:
        """On the panel: nobody else has taken the place."""
        return self.replaced_by_id is None

    @property
    def attends(self) -> bool:
        """Is to be there."""
        return self.is_current and self.response != "declined"

    @property
    def was_vacated(self) -> bool:
        """Without a word of theirs: by being deactivated."""
        return self.is_current and self.response == "declined" and self.responded_at is None

    @property
    def answer_counts(self) -> bool:
        """The interview waits for this answer."""
        return self.is_current and self.is_needed

    @property
    def is_needed(self) -> bool:
        """Without them it is short of somebody; who only sits in, or only may come, is not missed."""
        return self.part not in ("shadow", "optional")

    @property
    def is_open(self) -> bool:
        """Somebody else has to take the place."""
        return self.is_current and self.response == "declined" and self.is_needed

    @property
    def takes_time(self) -> bool:
        """While the interview is on, the member can have no other at that time."""
        return self.response != "declined" and self.part != "optional"

    @property
    def owes_feedback(self) -> bool:
        """Feedback is expected, whether or not it is in."""
        return self.attends and bool(self.feedback_required)


# Of the place `p` on a panel. A constraint holds that one which somebody else has taken counts as declined.
ATTENDS = sql("p.response <> 'declined'")
ANSWER_COUNTS = sql("p.replaced_by_id IS NULL AND p.part NOT IN ('shadow', 'optional')")
IS_OPEN = sql("p.response = 'declined' AND {answer_counts}", answer_counts=ANSWER_COUNTS)
# Of the interview `i`: all who were to interview cannot come, and nobody was found instead.
NOBODY_IS_LEFT = sql(
    """(EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {open})
  AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {comes}))""",
    open=IS_OPEN,
    comes=sql("{attends} AND {answer_counts}", attends=ATTENDS, answer_counts=ANSWER_COUNTS),
)
TAKES_TIME = sql("p.interview_active AND {attends} AND p.part <> 'optional'", attends=ATTENDS)
OWES_FEEDBACK = sql("{attends} AND p.feedback_required", attends=ATTENDS)


class Feedback(Table):
    """What one of the panel thinks; `feedback` reads and writes it."""

    id = Identity()
    interview = ForeignKeyField(Interview)
    author = ForeignKeyField(Member)
    status = TextField(default="draft")
    recommendation = TextField(null=True)
    summary = TextField(null=True)
    submitted_at = InstantField(null=True)

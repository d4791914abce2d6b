"""One rule for each kind of text, the same in Python and in the database; each lookup says why, and chooses nobody among equals."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import accounts, identity, matches, people
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.identity import Why
from bot.interviews.models import Candidate, Job, Member, Room
from tests.world.clock import NOW


@pytest.fixture
def company(fresh_database_url: str) -> Iterator[dict[str, Member]]:
    store.connect(fresh_database_url, Purpose.TOOL)
    with store.db.connection_context():
        change = Change(NOW, actor_kind="operator")
        yield {
            user_id: people.put(change, user_id, name=name, email=email)[0]
            for user_id, name, email in (
                ("lisi", "李四", None),
                ("lisi2", "李四", None),
                ("mary", "Mary Jones", "Mary@Example.com"),
            )
        }
    store.db.close_all()


# --- the rules ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Ｍａｒｙ　 JONES ", "mary jones"),
        ("许 明轩", "许明轩"),
        ("许明轩 Max", "许明轩 max"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ΣΟΦΟΣ", "σοφοσ"),
        ("陈\u200b晓\ufe0f\u3164", "陈晓"),
        *((f"阿不都{dot}买买提", "阿不都·买买提") for dot in "·•‧∙⋅⸱・･\u0387"),
        ("阿不都 ・ 买买提", "阿不都·买买提"),
        ("", ""),
    ],
)
def test_a_name_is_compared_whatever_its_width_case_and_blanks(said: str, key: str) -> None:
    assert identity.name_key(said) == identity.name_key(identity.name_key(said)) == key


@pytest.mark.parametrize(
    ("said", "key"), [(" Li.Si@EXAMPLE.com ", "li.si@example.com"), ("ｌｉ@ｅｘ.com", "li@ex.com"), ("", "")]
)
def test_a_mail_is_compared_whatever_its_width_and_case(said: str, key: str) -> None:
    assert identity.mail_key(said) == key


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("+49 151 12345678", "+4915112345678"),
        ("0049 151 12345678", "+4915112345678"),
        ("021-5555 6666", "02155556666"),
        ("862155556666", "02155556666"),
        ("+86 21 5555 6666", "02155556666"),
        ("86-021-55556666", "02155556666"),
        ("0086 10 5555 6666", "01055556666"),
        ("+86 571 8888 8888", "057188888888"),
        ("0571-8888-8888", "057188888888"),
        ("0310-555 6666", "03105556666"),
        ("013800138000", "13800138000"),
        ("+86 (0)138 0013 8000", "13800138000"),
        ("13800138000转8021", "13800138000"),
        ("138 0013 8000 ext. 12", "13800138000"),
        ("13800138000-8021", "13800138000"),
        ("+86 138-0013-8000-12", "13800138000"),
        ("021-55556666-8021", "02155556666"),
        ("010-5555 6666-801", "01055556666"),
        ("0310-5556666-8021", "03105556666"),
        ("13800138000 13900139000", "13800138000"),
        ("+1 415-555-0123", "+14155550123"),
        ("13800138000 / 13900139000", "13800138000"),
        ("办公室 021-5555 6666", "02155556666"),
        ("123456", ""),
        ("", ""),
    ],
)
def test_a_number_is_compared_by_its_digits_with_or_without_chinas_prefix(said: str, key: str) -> None:
    assert identity.phone_key(said) == identity.phone_key(identity.phone_key(said)) == key


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("138 0013-8000", "13800138000"),
        ("(021) 5555 6666", "02155556666"),
        ("13800138000-8021", "13800138000-8021"),
        (" 021-55556666-8021 ", "021-55556666-8021"),
    ],
)
def test_a_number_is_kept_without_blanks_and_dashes_and_with_its_extension(said: str, kept: str) -> None:
    assert identity.phone_kept(said) == kept


def test_the_database_has_the_same_rules(company: dict[str, Member]) -> None:
    names = [
        "Ｍａｒｙ　 JONES ",
        "许 明轩",
        "欧阳 密蜜 ",
        "Straße",
        "ΣΟΦΟΣ",
        "İpek",
        "ﬁne",
        "a\tb",
        "",
        "Ł ó",
        "石　磊",
        "ｶﾞ",
        *(f"阿不都{dot}买 买 {dot} 提" for dot in "·•‧∙⋅⸱・･\u0387"),
    ]
    names += [chr(one) for one in range(0x21, 0x3000) if chr(one).isalpha() and unicodedata.category(chr(one)) == "Lu"]
    mails = ["A@B.com", " Li.Si@EXAMPLE.com ", "ｌｉ@ｅｘ.com"]
    phones = ["+86 138-0013-8000", "0086 13800138000", "8613800138000", "0049 151 1", "０２１ 55556666", "12345", "abc"]
    phones += [
        "+86 (0)138 0013 8000",
        "13800138000转8021",
        "138 0013 8000 ext 1",
        "13800138000 / 139",
        "办公室 021-5555 6666、1",
    ]
    # Every prefix, with a mobile or a landline in every usual grouping, and what may stand behind it.
    numbers = (
        "13800138000",
        "138 0013 8000",
        "2155556666",
        "21-5555 6666",
        "10 55556666",
        "571-8888-8888",
        "310-5556666",
    )
    phones += [
        f"{prefix}{number}{behind}"
        for prefix in ("", "0", "86", "860", "+86", "+86 (0)", "0086-", "86-0", "+49 ", "办 ")
        for number in numbers
        for behind in ("", "-8021", " 1", "-12转3", " 13900139000", "\n")
    ]
    for rule, said in ((identity.name_key, names), (identity.mail_key, mails), (identity.phone_key, phones)):
        rows = store.fetch(
            f"SELECT said, {rule.__name__}(said) AS key FROM unnest(%(said)s::text[]) said",
            said=said,
        )
        differs = {row["said"] for row in rows if row["key"] != rule(row["said"])}
        assert not differs, differs


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Li4@Example.com", "email:li4@example.com"),
        ("138 0013 8000", "mobile:13800138000"),
        ("LiSi", "user_id:lisi"),
        ("email:x@example.com", "email:x@example.com"),
    ],
)
def test_an_address_is_told_by_how_it_is_typed(said: str, address: str) -> None:
    assert identity.address_of(said) == address


def test_a_masked_address_names_nobody() -> None:
    assert identity.masked("mobile:13800138000") == "138****8000"
    assert identity.masked("email:li.si@example.com") == "li…@example.com"
    assert identity.masked("email:ab@example.com") == "a…@example.com"


# --- members --------------------------------------------------------------------------------------------------------------


def why(address: str) -> list[tuple[str, Why]]:
    return [(str(one.record.user_id), one.why) for one in identity.members_at([address]).get(address, [])]


def test_an_account_is_its_members(company: dict[str, Member]) -> None:
    assert why("user_id:lisi") == [("lisi", Why.ACCOUNT)]
    assert why("user_id:nobody") == []


def test_a_mail_that_an_admin_has_set_is_theirs_and_one_of_a_spreadsheet_is_not(company: dict[str, Member]) -> None:
    assert why("email:mary@example.com") == [("mary", Why.ADMIN)]
    change = Change(NOW, actor_kind="operator")
    people.set_email(change, company["lisi"], "li@example.com", confirmed=False)
    assert why("email:li@example.com") == []
    people.set_email(change, Member.get_by_id(company["lisi"].id), "li@example.com")  # an admin says so as well
    assert why("email:li@example.com") == [("lisi", Why.ADMIN)]


def test_a_number_that_somebody_typed_is_nobodys(company: dict[str, Member]) -> None:
    store.execute("INSERT INTO preference (member_id, phone) VALUES (%(id)s, '13800138000')", id=company["lisi"].id)
    assert why("mobile:13800138000") == []


def test_what_an_admin_has_linked_comes_first_and_nobody_is_sure_where_directory_and_admin_differ(
    company: dict[str, Member],
) -> None:
    identity.read_directory(company["lisi"], {"email": "MARY@example.com"}, NOW)
    assert why("email:mary@example.com") == [("lisi", Why.DIRECTORY), ("mary", Why.ADMIN)]
    assert identity.active_at(["email:mary@example.com"]) == {}
    identity.confirm(company["lisi2"], ["email:mary@example.com"], Why.LINKED, NOW)
    assert why("email:mary@example.com")[0] == ("lisi2", Why.LINKED)
    assert identity.active_at(["email:mary@example.com"]) == {"email:mary@example.com": company["lisi2"]}


def test_somebody_is_mentioned_by_their_name_however_it_is_written(company: dict[str, Member]) -> None:
    wanted = people.put(Change(NOW, actor_kind="operator"), "adu", name="阿不都·买买提")[0]
    assert people.mentioned("请阿不都•买买提来面") == [wanted]


def test_of_equals_nobody_is_chosen(company: dict[str, Member]) -> None:
    found = identity.members("李四")
    assert [(one.record.user_id, one.why) for one in found] == [("lisi", Why.NAME), ("lisi2", Why.NAME)]
    assert identity.only(found) is None and len(identity.best(found)) == 2
    assert identity.only(identity.members("ＬＩＳＩ")) == company["lisi"]
    assert [one.why for one in identity.members("mary jones")] == [Why.NAME]
    assert [one.why for one in identity.members("MARY@example.com")] == [Why.ADMIN]


def test_a_mail_names_whose_it_is_by_what_is_confirmed_and_not_who_a_spreadsheet_says(
    company: dict[str, Member],
) -> None:
    lisi, mary, change = company["lisi"], company["mary"], Change(NOW, actor_kind="operator")
    people.set_email(change, lisi, "x@example.com", confirmed=False)
    assert identity.members("x@example.com") == []
    identity.confirm(mary, ["email:x@example.com"], Why.LINKED, NOW)
    assert [(one.record, one.why) for one in identity.members("X@example.com")] == [(mary, Why.LINKED)]
    identity.confirm(lisi, ["email:mary@example.com"], Why.DIRECTORY, NOW)
    assert identity.only(identity.members("mary@example.com")) is None, "the directory and an admin differ"
    identity.confirm(mary, ["email:mary@example.com"], Why.LINKED, NOW)
    assert [one.record for one in identity.members("mary@example.com")] == [mary], "which an admin has settled"


def test_a_mail_of_two_names_who_is_still_here_and_of_one_who_has_left_them(company: dict[str, Member]) -> None:
    lisi, lisi2 = company["lisi"], company["lisi2"]
    for one in (lisi, lisi2):
        identity.confirm(one, ["email:both@example.com"], Why.DIRECTORY, NOW)
    assert [one.record for one in identity.members("both@example.com")] == [lisi, lisi2]
    Member.update(active=False).where(Member.id == lisi.id).execute()
    assert [one.record for one in identity.members("both@example.com")] == [lisi2]
    Member.update(active=False).where(Member.id == lisi2.id).execute()
    assert [one.record for one in identity.members("both@example.com")] == [lisi, lisi2]


def test_what_a_spreadsheet_has_of_somebody_keeps_it_from_nobody_whose_it_is(company: dict[str, Member]) -> None:
    lisi, mary, change = company["lisi"], company["mary"], Change(NOW, actor_kind="operator")
    people.set_email(change, lisi, "X@example.com", confirmed=False)
    people.set_email(change, mary, "x@example.com")
    assert Member.get_by_id(lisi.id).email is None
    assert why("email:x@example.com") == [("mary", Why.ADMIN)]
    people.set_email(change, Member.get_by_id(lisi.id), "y@example.com", confirmed=False)
    people.put(change, "lisi2", email="y@example.com")
    assert why("email:y@example.com") == [("lisi2", Why.ADMIN)]


@pytest.mark.parametrize("by", [Why.LINKED, Why.DIRECTORY])
def test_a_spreadsheet_gives_nobody_the_mail_of_another(company: dict[str, Member], by: Why) -> None:
    identity.confirm(company["mary"], ["email:x@example.com"], by, NOW)
    with pytest.raises(UserError):
        people.set_email(Change(NOW, actor_kind="operator"), company["lisi"], "X@example.com", confirmed=False)


def test_the_directorys_word_takes_the_place_of_its_former_one_where_it_says_any(company: dict[str, Member]) -> None:
    lisi = company["lisi"]
    identity.read_directory(lisi, {"mobile": "13800138000", "email": "a@ex.com", "biz_mail": "b@ex.com"}, NOW)
    identity.read_directory(lisi, {"name": "李四"}, NOW)  # an app that may not read them
    assert [why(one) != [] for one in ("mobile:13800138000", "email:a@ex.com", "email:b@ex.com")] == [True] * 3
    identity.read_directory(lisi, {"mobile": "", "email": "c@ex.com", "biz_mail": "b@ex.com"}, NOW)
    assert [why(one) != [] for one in ("mobile:13800138000", "email:a@ex.com", "email:b@ex.com", "email:c@ex.com")] == [
        False,
        False,
        True,
        True,
    ]


def test_of_two_whom_the_directory_has_by_one_address_nobody_is_chosen_and_both_are_matched(
    company: dict[str, Member],
) -> None:
    lisi, mary, address = company["lisi"], company["mary"], "email:li@corp.example.com"
    for one in (lisi, mary):
        accounts.read(one, NOW + timedelta(days=7))
    identity.read_directory(lisi, {"email": "", "biz_mail": "li@corp.example.com"}, NOW)
    assert identity.active_at([address]) == {address: lisi}
    identity.read_directory(mary, {"email": "li@corp.example.com", "biz_mail": ""}, NOW)  # she may set it herself
    assert why(address) == [("lisi", Why.DIRECTORY), ("mary", Why.DIRECTORY)]
    assert identity.active_at([address]) == {}
    Candidate.create(name="陈晓", email="li@corp.example.com")
    matched = store.fetch("SELECT member_id AS id FROM candidate_match ORDER BY 1")
    assert [row["id"] for row in matched] == [lisi.id, mary.id]


def test_of_two_entries_with_one_address_both_are_read_again_at_once(company: dict[str, Member]) -> None:
    """What was read before another was confirmed is written after it, or somebody has a colleague's former number."""
    lisi, mary, address = company["lisi"], company["mary"], "mobile:13900139000"
    for one in company.values():
        accounts.read(one, NOW + timedelta(days=7))
    identity.confirm(lisi, [address], Why.DIRECTORY, NOW)
    assert accounts.to_be_read(NOW, limit=9) == []
    identity.read_directory(mary, {"mobile": "13900139000"}, NOW)
    assert accounts.to_be_read(NOW, limit=9) == [lisi, mary]
    for one in (lisi, mary):
        accounts.read(one, NOW + timedelta(days=7))
    identity.read_directory(lisi, {"mobile": "13900139000"}, NOW)
    assert accounts.to_be_read(NOW, limit=9) == [], "once is enough where both have it"
    identity.read_directory(mary, {"mobile": ""}, NOW)
    assert identity.active_at([address]) == {address: lisi}


def test_who_has_left_stands_in_nobodys_way(company: dict[str, Member]) -> None:
    address = "mobile:13900139000"
    identity.confirm(company["lisi"], [address], Why.DIRECTORY, NOW)
    identity.confirm(company["mary"], [address], Why.DIRECTORY, NOW)
    people.set_active(Change(NOW, actor_kind="operator"), company["lisi"], False)
    assert identity.active_at([address]) == {address: company["mary"]}


def test_an_answer_to_whose_it_is_outdates_what_was_read_long_before(company: dict[str, Member]) -> None:
    address = "mobile:13900139000"
    identity.confirm(company["lisi"], [address], Why.DIRECTORY, NOW - timedelta(days=8))
    identity.confirm(company["lisi2"], [address], Why.LINKED, NOW - timedelta(days=8))
    identity.confirm(company["mary"], [address], Why.DIRECTORY, NOW)
    identity.forget_former(address, NOW - timedelta(days=7))
    assert why(address) == [("lisi2", Why.LINKED), ("mary", Why.DIRECTORY)]


def test_a_link_ends_the_former_one(company: dict[str, Member]) -> None:
    for one in ("lisi", "mary", "mary"):
        identity.confirm(company[one], ["email:x@example.com"], Why.LINKED, NOW)
    assert why("email:x@example.com") == [("mary", Why.LINKED)]


# --- candidates -----------------------------------------------------------------------------------------------------------


def found(name: str, mail: str = "", phone: str = "") -> list[tuple[str, Why]]:
    return [
        (str(one.record.email or one.record.mobile or ""), one.why) for one in identity.candidates(name, mail, phone)
    ]


def test_a_candidate_is_who_has_name_and_mail_or_number_and_others_are_said_with_why(
    company: dict[str, Member],
) -> None:
    Candidate.create(name="王伟", email="Wang@ex.com")
    Candidate.create(name="王 伟", mobile="+86 13800138000")
    Candidate.create(name="丁甲", email="agency@ex.com", mobile="13800138000")
    assert found("王伟", "wang@EX.com") == [("Wang@ex.com", Why.NAME_AND_MAIL), ("+86 13800138000", Why.NAMESAKE)]
    assert found("王伟", "", "13800138000") == [
        ("+86 13800138000", Why.NAME_AND_PHONE),
        ("agency@ex.com", Why.PHONE),
        ("Wang@ex.com", Why.NAMESAKE),
    ]
    assert found("王伟") == [("Wang@ex.com", Why.NAME), ("+86 13800138000", Why.NAME)]
    assert found("丁甲", "agency@ex.com", "13900139000") == [("agency@ex.com", Why.MAIL)]
    assert ("agency@ex.com", Why.PHONE) in found("丁甲", "other@ex.com", "13800138000")
    assert found("丁乙", "AGENCY@ex.com") == [("agency@ex.com", Why.MAIL)]
    assert found("谁") == []


@pytest.mark.parametrize(
    ("there", "said", "is_same"),
    [
        (("王伟", None, None), ("王 伟", "a@ex.com", ""), True),
        (("王伟", "a@ex.com", None), ("王伟", "", ""), True),
        (("王伟", "a@ex.com", None), ("王伟", "A@ex.com", "13800138000"), True),
        (("王伟", "a@ex.com", None), ("王伟", "", "13800138000"), False),
        (("王伟", "a@ex.com", None), ("王伟", "b@ex.com", ""), False),
        (("王伟", "a@ex.com", None), ("王玮", "a@ex.com", ""), False),
    ],
)
def test_one_name_may_be_one_person_unless_addresses_say_otherwise(
    there: tuple[str, str | None, str | None], said: tuple[str, str, str], is_same: bool
) -> None:
    name, email, mobile = there
    assert identity.may_be_same(Candidate(name=name, email=email, mobile=mobile), *said) is is_same


# --- jobs and rooms -------------------------------------------------------------------------------------------------------


def test_a_job_is_the_one_that_is_spelled_so_else_the_only_one_that_is_called_so(company: dict[str, Member]) -> None:
    first = Job.create(title="Backend")
    assert identity.job_or_new("ＢＡＣＫＥＮＤ") == first
    second = Job.create(title="backend")
    assert [one.why for one in identity.jobs("backend")] == [Why.SPELLED, Why.CALLED]
    assert identity.only(identity.jobs("backend")) == second
    assert identity.only(identity.jobs("BackEnd")) is None, "of two, none is spelled so"
    assert str(identity.job_or_new("BackEnd").title) == "BackEnd"


def test_a_room_is_found_whatever_its_width_and_added_where_there_is_none(company: dict[str, Member]) -> None:
    there = Room.create(name="3号会议室")
    assert identity.room_or_new("３号会议室") == there
    assert identity.rooms("4号会议室") == []
    assert str(identity.room_or_new("4号会议室").name) == "4号会议室"


# --- matches --------------------------------------------------------------------------------------------------------------


def test_what_two_transactions_wrote_at_once_is_matched_later(company: dict[str, Member]) -> None:
    store.execute("ALTER TABLE candidate DISABLE TRIGGER candidate_reached")
    one = Candidate.create(name="陈晓", email="mary@example.com")
    store.execute("ALTER TABLE candidate ENABLE TRIGGER candidate_reached")
    assert store.fetch("SELECT 1 FROM candidate_match") == []
    assert matches.find_missed() == 1 and matches.find_missed() == 0
    [row] = store.fetch("SELECT candidate_id, member_id, why FROM candidate_match")
    assert row == {"candidate_id": one.id, "member_id": company["mary"].id, "why": "admin"}

"""A résumé comes by import or by hook: fetched by the worker from the company's hosts, tried again while that may help, and
told to HR once where it does not."""

from __future__ import annotations

import dataclasses
import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from bot import change, worker
from bot.db import retention, store
from bot.doctor import resumes as doctor
from bot.imports import importing
from bot.interviews import resumes, resumes_wanted
from bot.interviews.models import Interview
from bot.resumes import work
from bot.resumes.fetching import Fetcher, NotFetched
from tests import loaded
from tests.browsing import Browser
from tests.conftest import quiet_environ
from tests.pdfs import ENCRYPTED, pdf
from tests.said import zh_like
from tests.world.hooking import Ats
from tests.world.town import Town, later, to_be_chosen

AT = "https://files.example.com/cv.pdf?sign=s3cret"


class Played(Fetcher):
    """What the company's host says, one answer after the other; the last one for good."""

    def __init__(self, *answers: bytes | NotFetched) -> None:
        super().__init__(["files.example.com"])
        self.answers = list(answers)
        self.asked: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, NotFetched):
            raise answer
        return answer


AWAY = NotFetched("away", may_pass=True)


def wants(place: Town, on: Interview, url: str = AT, said_by: str = "import") -> None:
    with store.db.connection_context(), change.begin(place.at, kind="operator") as begun:
        resumes_wanted.want(begun, [(on.candidate_id, url)], said_by)


def wanted(place: Town) -> store.Row:
    [row] = place.rows("SELECT state, why, url, tries FROM resume_wanted")
    return row


def told(place: Town) -> list[str]:
    return [one for one in place.texts("zhangmin") if "简历" in one]


def test_what_is_at_the_address_is_fetched_drawn_and_shown(place: Town) -> None:
    on = place.book("lisi", in_hours=30)
    wants(place, on)
    place.fetcher = Played(pdf(2))
    place.settle()
    assert wanted(place) == {"state": "done", "why": None, "url": None, "tries": 1}, "what opens the file is not kept"
    [row] = place.rows("SELECT state, pages, brought_by FROM resume")
    assert row == {"state": "drawn", "pages": 2, "brought_by": "import"}
    [audit] = place.rows("SELECT actor_kind, after::text AS after FROM audit_event WHERE action = 'resume.added'")
    assert audit["actor_kind"] == "system"
    assert "s3cret" not in audit["after"]
    place.settle()
    assert place.fetcher.asked == [AT], "once"
    assert told(place) == []


def test_the_same_address_is_asked_once_and_another_takes_its_place(place: Town) -> None:
    on = place.book("lisi", in_hours=30)
    place.fetcher = Played(pdf(1), pdf(2))
    for url in (AT, AT, f"{AT}2", f"{AT}2"):
        wants(place, on, url)
        place.settle()
    assert place.fetcher.asked == [AT, f"{AT}2"]
    assert place.rows("SELECT pages FROM resume") == [{"pages": 2}]


def test_while_its_host_is_away_it_is_tried_again_ever_more_rarely(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    place.fetcher = Played(AWAY, AWAY, pdf())
    place.settle()
    assert wanted(place) == {"state": "waiting", "why": "away", "url": AT, "tries": 1}
    place.move(seconds=59)
    place.settle()
    assert len(place.fetcher.asked) == 1
    place.move(seconds=1)
    place.settle()
    place.move(minutes=4, seconds=59)
    place.settle()
    assert len(place.fetcher.asked) == 2
    place.move(seconds=1)
    place.settle()
    assert wanted(place)["state"] == "done"
    assert told(place) == []


@pytest.mark.long("two days of tries")
def test_hr_hears_once_when_it_is_given_up_and_where_to_bring_one(place: Town) -> None:
    Browser(place.web, "zhangsan.localhost").open("/my")  # somebody has signed on before
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    place.fetcher = Played(AWAY)
    for _ in range(200):
        place.move(minutes=5)
        place.settle()
        if wanted(place)["state"] == "given_up":
            break
    assert len(place.fetcher.asked) == len(work.BACK_OFF) + 1
    assert wanted(place) == {"state": "given_up", "why": "away", "url": None, "tries": 6}
    for _ in range(12):
        place.move(hours=4)
        place.settle()
    [said] = told(place)
    assert "简历没拿到，对方网站没有响应" in said
    assert f"/i/{place.rows('SELECT ref FROM interview')[0]['ref']}/resume" in said
    assert "s3cret" not in said


@pytest.mark.parametrize("why", ["host", "address", "redirect", "gone", "too_large", "not_pdf", "empty"])
def test_what_will_not_pass_is_not_tried_again(place: Town, why: str) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    place.fetcher = Played(NotFetched(why))
    for _ in range(3):
        place.settle()
        place.move(hours=3)
    assert len(place.fetcher.asked) == 1
    assert wanted(place)["why"] == why
    assert [
        row["count"] for row in place.rows("SELECT count(*) AS count FROM outbox WHERE kind = 'resume_failed'")
    ] == [1]


def test_the_same_address_once_more_after_it_was_given_up_is_asked_again(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    place.fetcher = Played(NotFetched("host"), pdf())
    for _ in range(2):
        wants(place, on)
        place.settle()
    assert wanted(place)["state"] == "done"


def test_of_what_has_come_meanwhile_nobody_is_told(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    place.fetcher = Played(NotFetched("gone"))
    place.settle()
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        resumes.put(begun, on.candidate_id, pdf(), "page")
    for _ in range(6):
        place.move(hours=2)
        place.settle()
    assert told(place) == []


def test_what_hr_brings_is_newer_than_what_was_to_be_fetched(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        resumes.put(begun, on.candidate_id, pdf(3), "page")
    place.fetcher = Played(pdf(1))
    place.settle()
    assert place.fetcher.asked == []
    assert place.rows("SELECT pages FROM resume") == [{"pages": 3}]


def test_an_address_that_changes_while_it_is_asked_counts_and_not_what_comes_of_the_old_one(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)

    class Slow(Played):
        def fetch(self, url: str) -> bytes:
            if url == AT:
                wants(place, on, f"{AT}2")
            return super().fetch(url)

    place.fetcher = Slow(pdf(1), pdf(2))
    assert work.fetch_due(place.fetcher, place.at)
    assert place.rows("SELECT pages FROM resume") == []
    place.settle()
    assert place.rows("SELECT pages FROM resume") == [{"pages": 2}]


def test_a_host_that_drips_keeps_none_of_the_others_waiting(place: Town) -> None:
    """What becomes due while one answers slowly is fetched by another sweep."""
    first, *others = (place.book("lisi", candidate=f"候选{n}", in_hours=30 + n) for n in range(6))
    wants(place, first, f"{AT}0")
    begun, goes_on = threading.Event(), threading.Event()

    class Drips(Played):
        def fetch(self, url: str) -> bytes:
            if url == f"{AT}0":
                begun.set()
                assert goes_on.wait(60)
            return super().fetch(url)

    fetcher = Drips(pdf())
    one, another, *_ = (
        each for each in worker.sweeps(place.app.dispatcher, place.app.delivery, None, fetcher) if "fetch" in each.name
    )
    slow = threading.Thread(target=one.once, args=(place.at,))
    slow.start()
    assert begun.wait(60)
    for number, on in enumerate(others, 1):
        wants(place, on, f"{AT}{number}")
    while another.once(place.at):
        pass
    assert len(place.rows("SELECT 1 FROM resume")) == len(others)
    goes_on.set()
    slow.join()
    assert len(place.rows("SELECT 1 FROM resume")) == len(others) + 1


def test_what_its_worker_died_over_is_asked_by_another_after_ten_minutes(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)

    class Killed(Played):
        def fetch(self, url: str) -> bytes:
            raise SystemExit

    with pytest.raises(SystemExit), store.db.connection_context():
        work.fetch_due(Killed(b""), place.at)
    place.fetcher = Played(pdf())
    place.settle()
    assert place.fetcher.asked == []
    place.move(minutes=10)
    place.settle()
    assert wanted(place)["state"] == "done"


def test_what_its_worker_died_over_three_times_is_drawn_no_more(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        resumes.put(begun, on.candidate_id, pdf(), "page")
        store.execute("UPDATE resume SET tries = %(tries)s", tries=work.MOST_TRIES)
    place.settle()
    assert place.rows("SELECT state, why FROM resume") == [{"state": "unreadable", "why": "too_much"}]


def test_one_whose_pages_cannot_be_drawn_is_told_to_hr(place: Town) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    place.fetcher = Played(ENCRYPTED)
    for _ in range(4):
        place.settle()
        place.move(hours=3)
    [said] = told(place)
    assert zh_like("resume.not_readable", why="有密码").search(said)


@pytest.mark.parametrize("before", [False, True], ids=["first", "after another round"])
def test_hr_hears_also_where_the_candidate_has_still_to_choose_the_time(place: Town, before: bool) -> None:
    if before:
        place.book("lisi", in_hours=2, candidate="陈晓", job="后端工程师")
        place.move(hours=4)
        place.settle()
    on = to_be_chosen(place, "lisi", "wangwu")
    wants(place, on)
    place.fetcher = Played(ENCRYPTED)
    for _ in range(4):
        place.settle()
        place.move(hours=3)
    [said] = told(place)
    assert zh_like("resume.not_readable", why="有密码").search(said)
    assert str(on.code) in said


def test_the_doctor_names_why_none_comes(place: Town) -> None:
    def found() -> list[str]:
        with store.db.connection_context():
            return [f"{one.seen} {' '.join(one.cure)}" for one in doctor.look(place.at)]

    on = place.book("lisi", in_hours=60)
    wants(place, on)
    assert found() == []
    place.fetcher = Played(NotFetched("host"))
    place.settle()
    [said] = found()
    assert "1 份没取到：地址不在允许的范围内（RESUME_HOSTS）" in said
    assert "add it to RESUME_HOSTS" in said
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        resumes.put(begun, on.candidate_id, pdf(), "page")
    assert found() == []
    place.move(minutes=11)
    assert "1 份还没生成页面" in found()[0], "nobody draws it"


# --- by import --------------------------------------------------------------------------------------------------------

HEAD = "候选人,职位,轮次,开始时间,面试官,招聘,简历"


def imports(place: Town, folder: Path, *rows: str) -> int:
    file = folder / "interviews.csv"
    file.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    with store.db.connection_context():
        return importing.run(importing.read(file), place.at)


def test_a_files_column_says_where_they_are(place: Town, tmp_path: Path) -> None:
    signed = f"https://files.example.com/{'x' * 900}"
    assert not imports(
        place,
        tmp_path,
        f"陈晓,后端工程师,一面,2026-03-12 15:00,lisi,zhangmin,{AT}",
        f"林悦,后端工程师,一面,2026-03-12 17:00,lisi,zhangmin,{signed}",
        "周子航,后端工程师,一面,2026-03-13 17:00,lisi,zhangmin,",
    )
    place.fetcher = Played(pdf())
    place.settle()
    assert sorted(place.fetcher.asked) == sorted((AT, signed))
    found = place.rows("SELECT c.name FROM resume r JOIN candidate c ON c.id = r.candidate_id ORDER BY c.id")
    assert [row["name"] for row in found] == ["陈晓", "林悦"]


def test_the_same_file_again_asks_only_for_what_is_new(place: Town, tmp_path: Path) -> None:
    row = "陈晓,后端工程师,一面,2026-03-12 15:00,lisi,zhangmin,"
    place.fetcher = Played(pdf())
    for url in (AT, AT, f"{AT}2"):
        assert not imports(place, tmp_path, row + url)
        place.settle()
    assert place.fetcher.asked == [AT, f"{AT}2"]


@pytest.mark.parametrize("cell", ["http://files.example.com/cv.pdf", "陈晓.pdf", "见邮件"])
def test_what_is_no_address_is_named_and_nothing_imported(
    place: Town, tmp_path: Path, cell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imports(place, tmp_path, f"陈晓,后端工程师,一面,2026-03-12 15:00,lisi,zhangmin,{cell}") == 1
    said = capsys.readouterr().err
    assert "简历要写 https:// 开头的地址" in said
    assert cell not in said, "it may open the file"
    assert place.rows("SELECT 1 FROM resume_wanted") == []


def test_no_repr_and_no_log_says_the_address(place: Town, caplog: pytest.LogCaptureFixture) -> None:
    on = place.book("lisi", in_hours=60)
    wants(place, on)
    with store.db.connection_context():
        claim = resumes_wanted.claim_wanted(place.at, place.at + timedelta(minutes=1))
    assert claim is not None
    assert "s3cret" not in repr(claim)
    assert dataclasses.asdict(claim)["url"] == AT
    place.move(minutes=2)
    place.fetcher = Played(AWAY)
    place.settle()
    assert "s3cret" not in caplog.text


# --- by hook ----------------------------------------------------------------------------------------------------------


def test_another_system_says_where_it_is(place: Town) -> None:
    ats = Ats(place.web, place.at)
    who = {"name": "陈晓", "email": "chenxiao@example.com"}
    ats.sends(candidate=who | {"resume_url": AT})
    place.fetcher = Played(NotFetched("gone"), pdf(), pdf())
    later(place, seconds=11)
    assert wanted(place)["state"] == "given_up"
    ats.sends(candidate=who | {"resume_url": AT}, hours=0.5)
    later(place, seconds=11)
    assert place.fetcher.asked == [AT], "what was given up is not asked for again by what is said once more"
    for sign in ("2", "3"):  # a link that is signed is another one each time
        ats.sends(candidate=who | {"resume_url": AT + sign})
        later(place, seconds=11)
        place.settle()
    assert place.fetcher.asked == [AT, f"{AT}2", f"{AT}3"]
    rows = place.rows("SELECT action FROM audit_event WHERE action LIKE 'resume.%%' AND entity = 'candidate'")
    assert [row["action"] for row in rows] == ["resume.added"], "the same file once more changes nothing"
    assert place.rows("SELECT brought_by, state FROM resume") == [{"brought_by": "hook", "state": "drawn"}]


def test_where_it_is_stands_nowhere_once_it_was_fetched(place: Town, tmp_path: Path) -> None:
    """Such an address is signed: whoever reads it in the database, or in a terminal, would have the file."""

    def everywhere() -> str:
        tables = ("inbound_delivery", "external_ref", "resume_wanted", "audit_event", "outbox", "procrastinate_jobs")
        values = [value for table in tables for row in place.rows(f"SELECT * FROM {table}") for value in row.values()]
        return str([bytes(one) if isinstance(one, memoryview) else one for one in values])

    ats = Ats(place.web, place.at)
    body = ats.body(candidate={"name": "陈晓", "resume_url": AT})
    other = ats.body(event="candidate.hired") | {"candidates": [{"resume_url": AT}]}
    escaped = json.dumps(other).replace("resume_url", "resume\\u005furl").encode()
    sent = enumerate((body, other, escaped))
    answers = [ats.post(one, **{"Idempotency-Key": f"k-{n}"}).status_code for n, one in sent]
    assert answers == [200, 200, 200]
    number = place.rows("SELECT min(id) AS id FROM inbound_delivery")[0]["id"]
    assert not [one for one in range(number, number + 3) if "s3cret" in shown(place, tmp_path, one)]
    place.fetcher = Played(AWAY)
    later(place, seconds=11)
    assert everywhere().count("s3cret") == 1, "where it is to be fetched from"
    place.fetcher = Played(pdf())
    place.move(minutes=2)
    place.settle()
    assert "s3cret" not in everywhere()
    said = shown(place, tmp_path, number)
    assert ("陈晓" in said, "s3cret" in said) == (True, False)
    body["interview"]["candidate"]["resume_url"] = f"{AT}2"
    assert ats.post(body, **{"Idempotency-Key": "k-0"}).status_code == 200, "sent once more, signed anew"
    assert bot(place, tmp_path, "retry", number)[0] == 0
    later(place, seconds=11)
    assert place.rows("SELECT outcome FROM inbound_delivery ORDER BY id") == [
        {"outcome": "applied"},
        {"outcome": "unknown"},
        {"outcome": "unknown"},
    ]
    assert place.fetcher.asked == [AT]


def bot(place: Town, folder: Path, *arguments: object) -> tuple[int, str]:
    url = place.app.settings.database_url
    assert url is not None
    environ = quiet_environ(folder, url.get_secret_value(), 8000, 8001)
    done = loaded.run_apart("bot", "hooks", *map(str, arguments), environ=environ)
    return done.returncode, done.stdout + done.stderr


def shown(place: Town, folder: Path, number: int) -> str:
    return bot(place, folder, "show", number)[1]


# --- it goes ----------------------------------------------------------------------------------------------------------


def test_half_a_year_after_the_candidates_last_interview_it_is_gone(place: Town) -> None:
    first, second = place.book("lisi", in_hours=1), place.book("lisi", candidate="林悦", in_hours=24 * 90)
    for on in (first, second):
        with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
            resumes.put(begun, on.candidate_id, pdf(), "page")
        wants(place, on)
    place.fetcher = Played(NotFetched("gone"))
    place.settle()

    def there() -> list[str]:
        names = "SELECT c.name FROM {} r JOIN candidate c ON c.id = r.candidate_id ORDER BY c.id"
        files, asked = (place.rows(names.format(table)) for table in ("resume", "resume_wanted"))
        assert files == asked
        return [row["name"] for row in files]

    place.move(days=180)
    retention.forget(place.at)
    assert there() == ["陈晓", "林悦"]
    place.move(hours=3)
    retention.forget(place.at)
    assert there() == ["林悦"]
    place.move(days=90)
    retention.forget(place.at)
    assert there() == []
    assert place.rows("SELECT 1 FROM resume_page") == []

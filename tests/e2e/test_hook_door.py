"""What stands before other systems' deliveries: who may send, what can be used, and what is said to those who err."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from bot import metrics
from bot.db import retention, store
from bot.hooks import work
from tests.world.hooking import OLD_SECRET, SECRET, Ats, signed
from tests.world.town import Town, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def rows(place: Town) -> int:
    return len(place.rows("SELECT id FROM inbound_delivery"))


def counted(provider: str, outcome: str) -> float:
    return metrics.hooks.labels(provider, outcome)._value.get()


def test_who_is_not_set_up_is_not_there(place: Town) -> None:
    for path in ("/hooks/greenhouse", "/hooks/", "/hooks/generic/x"):
        assert requests.post(place.web + path, data=b"{}", timeout=10).status_code == 404
    assert requests.get(f"{place.web}/hooks/generic", timeout=10).status_code == 405


def test_without_its_secret_a_provider_is_not_there(place: Town, ats: Ats) -> None:
    unset = place.app.settings.model_copy(update={"hook_secret": None, "hook_secret_old": None})
    web = replace(place.app, settings=unset).web.test_client()
    raw = json.dumps(ats.body()).encode()
    assert web.post("/hooks/generic", data=raw, headers=signed(raw)).status_code == 404
    assert web.post("/hooks/showmebug", data=raw).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"X-Interview-Signature": "sha256=" + "0" * 64},
        {"X-Interview-Signature": "é"},
        {"X-Interview-Timestamp": "١٢٣"},
        {"X-Interview-Timestamp": "-1"},
        {"X-Interview-Timestamp": "9" * 400},
    ],
    ids=lambda one: "".join(f"{name}={value[:12]}" for name, value in one.items()) or "unsigned",
)
def test_what_is_not_rightly_signed_leaves_nothing_but_a_count(place: Town, ats: Ats, wrong: dict[str, str]) -> None:
    body = json.dumps(ats.body()).encode()
    headers = {name: value.encode() for name, value in (signed(body) | wrong).items()} if wrong else {}
    before = counted("generic", "signature")
    answer = requests.post(f"{place.web}/hooks/generic", data=body, headers=headers, timeout=10)
    assert (answer.status_code, answer.content) == (401, b"")
    assert rows(place) == 0
    assert counted("generic", "signature") == before + 1


def test_a_body_that_was_changed_on_its_way_is_refused(place: Town, ats: Ats) -> None:
    body = json.dumps(ats.body()).encode()
    answer = requests.post(f"{place.web}/hooks/generic", data=body + b" ", headers=signed(body), timeout=10)
    assert answer.status_code == 401


@pytest.mark.parametrize(("seconds", "status"), [(-290, 200), (290, 200), (-310, 401), (310, 401)])
def test_five_minutes_either_way_are_allowed_to_the_clocks(place: Town, ats: Ats, seconds: int, status: int) -> None:
    body = json.dumps(ats.body()).encode()
    headers = signed(body, at=time.time() + seconds)
    assert requests.post(f"{place.web}/hooks/generic", data=body, headers=headers, timeout=10).status_code == status


def test_while_the_secret_is_changed_both_count(place: Town, ats: Ats) -> None:
    body = json.dumps(ats.body()).encode()
    headers = signed(body, secret=OLD_SECRET)
    assert requests.post(f"{place.web}/hooks/generic", data=body, headers=headers, timeout=10).status_code == 200


def test_more_than_a_mebibyte_is_refused(place: Town) -> None:
    body = b"x" * (1024 * 1024 + 1)
    assert requests.post(f"{place.web}/hooks/generic", data=body, headers=signed(body), timeout=10).status_code == 413
    body = b"[" + b" " * (1024 * 1024 - 2) + b"]"
    assert requests.post(f"{place.web}/hooks/generic", data=body, headers=signed(body), timeout=10).status_code == 422


@pytest.mark.parametrize(("more", "status"), [(0, 422), (1, 413), (100_000, 413)])
def test_chunks_say_no_length_and_are_as_large_as_they_are(place: Town, more: int, status: int) -> None:
    """What was read of a larger one has another signature, which is not its sender's fault."""
    body = b"[" + b" " * (1024 * 1024 - 2 + more) + b"]"
    before = counted("generic", "signature")
    answer = requests.post(f"{place.web}/hooks/generic", data=iter([body]), headers=signed(body), timeout=10)
    assert (answer.status_code, counted("generic", "signature")) == (status, before)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b'{"event": "x"', b"[" * 100_000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"1" * 5000],
    ids=["empty", "broken", "no UTF-8", "cut", "bomb", "deep", "digits"],
)
def test_what_is_no_json_is_refused(place: Town, ats: Ats, body: bytes) -> None:
    answer = ats.post(body)
    assert (answer.status_code, answer.content) == (400, b"")
    assert rows(place) == 0


def changed(path: str, value: object) -> Any:
    def change(body: dict[str, Any]) -> None:
        *inner, last = path.split(".")
        at: Any = body
        for one in inner:
            at = at[int(one)] if isinstance(at, list) else at[one]
        if value is ...:
            del at[last]
        else:
            at[int(last) if isinstance(at, list) else last] = value

    return change


WRONG = [
    ("event", ...),
    ("event", 3),
    ("event", ""),
    ("id", ...),
    ("id", 7),
    ("id", "x" * 201),
    ("id", "a\u0000b"),
    ("occurred_at", ...),
    ("occurred_at", "2026-03-11T10:00:00"),
    ("occurred_at", "yesterday"),
    ("occurred_at", 1773194400),
    ("interview", ...),
    ("interview", []),
    ("interview.candidate", ...),
    ("interview.candidate.name", ...),
    ("interview.candidate.name", " "),
    ("interview.candidate.name", "\u3164"),
    ("interview.candidate.name", "\u2800 \ufe0f\u115f"),
    ("interview.candidate.name", "\ud800"),
    ("interview.candidate.name", "x" * 65),
    ("interview.candidate.email", "nobody"),
    ("interview.candidate.mobile", "call me"),
    ("interview.candidate.mobile", 13800000000),
    ("interview.candidate.resume_url", "http://example.com/cv.pdf"),
    ("interview.candidate.resume_url", "https://"),
    ("interview.candidate.resume_url", "file:///etc/passwd"),
    ("interview.candidate.age", 30),
    ("interview.job", ""),
    ("interview.round", 0),
    ("interview.round", "0"),
    ("interview.round", "-1"),
    ("interview.round", "第100轮"),
    ("interview.round", "9" * 200),
    ("interview.round", True),
    ("interview.round", 1.5),
    ("interview.start", "2026-13-01T10:00:00Z"),
    ("interview.start", "0001-01-01T00:00:00+14:00"),
    ("interview.end", "2026-03-12T10:00:00+08:00"),
    ("interview.interviewers", []),
    ("interview.interviewers", {}),
    ("interview.interviewers.0", {}),
    ("interview.interviewers.0.user_id", "li si"),
    ("interview.recruiter", "zhangmin"),
    ("interview.recruiter.email", "@"),
    ("interview.place", ""),
    ("interview.candidate.resume_url", "https://files.example.com@example.org/cv.pdf"),
    ("interview.meeting_url", "meeting.example.com"),
    ("interview.meeting_url", "http://meeting.example.com/1"),
    ("interview.meeting_url", "https://wecom.work@example.com/1"),
    ("interview.meeting_url", "https://wecom.work:1@example.com/1"),
    ("interview.meeting_url", "https://example.com\\.wecom.work/1"),
    ("interview.meeting_url", "https://meeting.example.com/1\r\nSet-Cookie: a"),
    ("interview.meeting_url", "https://meeting%2eexample.com/1"),
    ("id", "a\u001b[2J"),
    ("id", "a\u202eb"),
    ("event", "a\u009b2J"),
    ("interview.job", "a\u2066b"),
    ("interview.note", "hello"),
    ("more", 1),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[f"{path}={str(value)[:20]!a}" for path, value in WRONG])
def test_content_that_cannot_be_used_is_named_field_by_field(place: Town, ats: Ats, path: str, value: object) -> None:
    body = ats.body()
    changed(path, value)(body)
    answer = ats.post(json.dumps(body).encode())
    assert answer.status_code == 422
    assert path in [one["field"] for one in answer.json()["errors"]]
    assert rows(place) == 0


def test_all_that_is_wrong_is_named_at_once(ats: Ats) -> None:
    body = ats.body()
    for path in ("interview.job", "interview.candidate.name", "occurred_at"):
        changed(path, "")(body)
    assert {one["field"] for one in ats.post(body).json()["errors"]} == {
        "interview.job",
        "interview.candidate.name",
        "occurred_at",
    }


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999"])
def test_a_number_that_is_none_is_named(ats: Ats, number: bytes) -> None:
    answer = ats.post(b'{"event": "x", "id": "1", "occurred_at": %s}' % number)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "occurred_at")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"event": "x", "event": "interview.cancelled", "id": "1"}', "event"),
        (b'{"event": "x", "id": "1", "more": [{"a": 1, "a": 1}]}', "more.0.a"),
        (b'{"event": "x", "id": "1", "i\\u0064": "2"}', "id"),
    ],
)
def test_what_is_there_twice_is_named(place: Town, ats: Ats, body: bytes, field: str) -> None:
    """Of two that read it one may take the first, and one the last."""
    answer = ats.post(body)
    assert (answer.status_code, answer.json()) == (
        422,
        {"errors": [{"field": field, "message": "must not be there twice"}]},
    )
    assert rows(place) == 0


_NAMED = b'{"event": "interview.cancelled", "id": "1", "occurred_at": "2026-03-11T10:00:00+08:00", %s}'


@pytest.mark.parametrize(
    ("wrong", "rest"),
    [
        (b'"more": [' + b",".join([b"NaN"] * 250_000) + b"]", "and 249980 more"),
        (b",".join(b'"%d": 1' % n for n in range(90_000)), "and 89980 more"),
        (b",".join(b'"%d":1,"%d":1' % (n, n) for n in range(45_000)), "and 44980 more"),
        (b'"%s": 1' % (b"k" * 1_000_000), ""),
    ],
    ids=["numbers", "fields", "fields twice", "a long name"],
)
def test_much_that_is_wrong_is_named_in_part(ats: Ats, wrong: bytes, rest: str) -> None:
    answer = ats.post(_NAMED % wrong)
    errors = answer.json()["errors"]
    assert (answer.status_code, len(answer.content) < 10_000) == (422, True)
    assert [one["message"] for one in errors if not one["field"]] == ([rest] if rest else [])


def test_an_interview_goes_with_upserted_alone(ats: Ats) -> None:
    body = ats.body() | {"event": "interview.cancelled"}
    answer = ats.post(body)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, ["interview"])


def test_an_event_that_is_not_known_is_kept(place: Town, ats: Ats) -> None:
    assert ats.post(ats.body(event="candidate.hired") | {"more": [1]}).status_code == 200
    later(place, seconds=11)
    assert place.rows("SELECT event, outcome FROM inbound_delivery") == [
        {"event": "candidate.hired", "outcome": "unknown"}
    ]


def test_a_delivery_is_told_apart_by_its_key_or_its_body(place: Town, ats: Ats) -> None:
    first, second = ats.body(), ats.body("a-2")
    headers = {"Idempotency-Key": "k-1"}

    def sends(body: object) -> int:
        raw = json.dumps(body).encode()
        return requests.post(
            f"{place.web}/hooks/generic", data=raw, headers=signed(raw) | headers, timeout=10
        ).status_code

    assert [sends(first), sends(first), sends(second)] == [200, 200, 422]
    assert sends(json.loads(json.dumps(first, sort_keys=True))) == 200  # the same in another order
    assert [ats.post(first).status_code, ats.post(first).status_code, rows(place)] == [200, 200, 2]


# --- what was seen on its way ------------------------------------------------------------------------------------------


def sent(place: Town, raw: bytes, headers: dict[str, str]) -> int:
    return requests.post(f"{place.web}/hooks/generic", data=raw, headers=headers, timeout=30).status_code


@pytest.mark.parametrize("first", [{}, {"Idempotency-Key": "k-1"}], ids=["without a key", "with one"])
@pytest.mark.parametrize("again", [{}, {"Idempotency-Key": "k-2"}], ids=["without a key", "under another"])
def test_what_was_signed_once_is_one_delivery_whatever_key_comes_beside_it(
    place: Town, ats: Ats, first: dict[str, str], again: dict[str, str]
) -> None:
    """Of one moment the later arrival counts: the former time, sent once more by whoever has seen it, would win."""
    was, now = (json.dumps(ats.body(at=0, start=ats.begins + timedelta(hours=hours))).encode() for hours in (30, 40))
    seen = signed(was)
    assert sent(place, was, seen | first) == 200
    assert sent(place, now, signed(now)) == 200
    assert sent(place, was, seen | again) == 200
    later(place, seconds=11)
    assert place.rows("SELECT lower(slot) AS start FROM interview") == [{"start": ats.begins + timedelta(hours=40)}]
    assert rows(place) == 2


def test_what_was_signed_for_a_retry_is_the_same_delivery_as_well(place: Town, ats: Ats) -> None:
    """Each retry is signed anew, with another timestamp, and may be the one that was seen on its way."""
    raw = json.dumps(ats.body()).encode()
    a_try, a_retry = signed(raw, at=time.time() - 60), signed(raw)
    assert [sent(place, raw, one | {"Idempotency-Key": "k-1"}) for one in (a_try, a_retry)] == [200, 200]
    for key in ({}, {"Idempotency-Key": "k-2"}):
        assert [sent(place, raw, one | key) for one in (a_try, a_retry)] == [200, 200]
    assert rows(place) == 1


def test_what_one_secret_has_signed_is_the_same_under_the_other(place: Town, ats: Ats) -> None:
    raw, at = json.dumps(ats.body()).encode(), time.time()
    assert sent(place, raw, signed(raw, OLD_SECRET, at) | {"Idempotency-Key": "k-1"}) == 200
    assert sent(place, raw, signed(raw, SECRET, at) | {"Idempotency-Key": "k-2"}) == 200
    assert rows(place) == 1


def test_what_is_meant_once_more_is_signed_anew_under_another_key(place: Town, ats: Ats) -> None:
    """Back to where it was, within one moment of a clock without seconds."""
    for number, hours in enumerate((30, 40, 30)):
        raw = json.dumps(ats.body(at=0, start=ats.begins + timedelta(hours=hours))).encode()
        headers = signed(raw, at=time.time() + number) | {"Idempotency-Key": f"k-{number}"}
        assert sent(place, raw, headers) == 200
    later(place, seconds=11)
    assert place.rows("SELECT lower(slot) AS start FROM interview") == [{"start": ats.begins + timedelta(hours=30)}]
    assert rows(place) == 3


def test_what_was_refused_for_its_key_is_taken_under_another(place: Town, ats: Ats) -> None:
    """It was kept nowhere: to answer 200 would lose it."""
    first, second = (json.dumps(ats.body(its_id)).encode() for its_id in ("a-1", "a-2"))
    refused = signed(second)
    assert sent(place, first, signed(first) | {"Idempotency-Key": "k-1"}) == 200
    assert sent(place, second, refused | {"Idempotency-Key": "k-1"}) == 422
    assert sent(place, second, refused | {"Idempotency-Key": "k-2"}) == 200
    assert rows(place) == 2


def test_of_twenty_at_once_one_is_kept(place: Town, ats: Ats) -> None:
    raw = json.dumps(ats.body()).encode()
    headers = signed(raw)
    with ThreadPoolExecutor(20) as threads:
        found = threads.map(lambda n: sent(place, raw, headers | {"Idempotency-Key": f"k-{n}"}), range(20))
    assert set(found) == {200}
    assert rows(place) == 1


def test_the_schema_is_there_for_whoever_builds_a_client(place: Town) -> None:
    schema = requests.get(f"{place.web}/hooks/generic/schema.json", timeout=10).json()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]["Interview"]["required"] == ["candidate", "job", "round", "start", "end", "interviewers"]


# --- ShowMeBug --------------------------------------------------------------------------------------------------------


def showmebug(place: Town, body: bytes, secret: str | None = None) -> int:
    key = secret or place.app.settings.showmebug_client_secret.get_secret_value()
    signature = hmac.new(key.encode(), body, hashlib.sha1).hexdigest().upper()
    headers = {"Smb-Signature": signature}
    return requests.post(f"{place.web}/hooks/showmebug", data=body, headers=headers, timeout=10).status_code


def test_showmebug_signs_in_its_own_way_and_its_retries_are_one_delivery(place: Town) -> None:
    body = b'{"event":"interview_ended","ts":%d,"tid":7,"payload":{"uid":"ABCDEF","rate":5}}'
    assert [showmebug(place, body % ts) for ts in (1, 2, 3)] == [200, 200, 200]
    assert showmebug(place, body % 4, secret="another") == 401
    assert showmebug(place, b"no json") == 400
    assert showmebug(place, b'{"event":"interview_ended","payload":{}}') == 422
    assert showmebug(place, b'{"event":"written_pad_new","ts":1,"payload":{"a":"\\u0000"}}') == 200
    later(place, seconds=11)
    found = place.rows("SELECT event, outcome FROM inbound_delivery ORDER BY id")
    assert [(one["event"], one["outcome"]) for one in found] == [
        ("interview_ended", "quiet"),
        ("written_pad_new", "unknown"),
    ]


# --- trouble ----------------------------------------------------------------------------------------------------------


def forged(place: Town, times: int) -> None:
    for _ in range(times):
        assert requests.post(f"{place.web}/hooks/generic", data=b"{}", timeout=10).status_code == 401


def test_the_admin_is_told_after_three_bad_signatures_once_in_a_quarter_of_an_hour(place: Town) -> None:
    def told() -> int:
        place.settle()
        return sum("签名不对" in text for text in place.texts("admin"))

    forged(place, 2)
    assert told() == 0
    place.move(minutes=16)
    forged(place, 2)
    assert told() == 0  # not three within a quarter of an hour
    forged(place, 1)
    assert told() == 1
    forged(place, 5)
    assert told() == 1
    place.move(minutes=16)
    forged(place, 3)
    assert told() == 2


def test_without_a_database_it_is_asked_to_come_again(place: Town, ats: Ats) -> None:
    body = ats.body()
    url = store.db.database
    store.db.close_all()
    store.db.init(url.rsplit("/", 1)[0] + "/gone", **store.db.connect_params)
    assert ats.post(body).status_code == 503
    forged(place, 1)
    store.db.close_all()
    store.db.init(url, **store.db.connect_params)
    assert ats.post(body).status_code == 200


def test_what_a_worker_died_over_is_done_by_the_next(place: Town, ats: Ats) -> None:
    """As a death between the 200 and the effect leaves it: counted as a try, and rolled back."""
    ats.sends()
    place.rows("UPDATE inbound_delivery SET tries = tries + 1")
    later(place, seconds=11)
    assert [row["outcome"] for row in place.rows("SELECT outcome FROM inbound_delivery")] == ["applied"]
    [row] = place.rows("SELECT id FROM inbound_delivery")
    work.take_in(place.app.delivery.wecom, row["id"])  # and its job comes after all
    assert len(place.rows("SELECT id FROM interview")) == 1


def test_it_is_not_given_up_whatever_goes_wrong(place: Town, ats: Ats) -> None:
    ats.sends()
    with store.db.connection_context():
        store.execute("ALTER TABLE candidate ADD CONSTRAINT no_more CHECK (false) NOT VALID")
    later(place, seconds=11)
    [row] = place.rows("SELECT tries, last_error, next_try_at, done_at FROM inbound_delivery")
    assert (row["tries"], row["done_at"]) == (1, None)
    assert row["last_error"] == "IntegrityError"
    with store.db.connection_context():
        store.execute("ALTER TABLE candidate DROP CONSTRAINT no_more")
    later(place, seconds=(row["next_try_at"] - place.at).total_seconds() + 1)
    assert [one["outcome"] for one in place.rows("SELECT outcome FROM inbound_delivery")] == ["applied"]


def test_nothing_of_what_was_sent_is_in_the_log(
    place: Town, ats: Ats, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    ats.sends(start=ats.begins + timedelta(hours=50))
    with store.db.connection_context():
        store.execute("ALTER TABLE candidate ADD CONSTRAINT no_more CHECK (name <> '陈晓') NOT VALID")
    later(place, seconds=11)
    said = "".join(capfd.readouterr()) + caplog.text
    assert "hook not done" in said
    for secret in ("陈晓", "chenxiao", "meeting.example.com", SECRET):
        assert secret not in said


def test_what_is_said_to_have_happened_later_than_tomorrow_is_refused(place: Town, ats: Ats) -> None:
    """It would overtake whatever comes, until then."""
    now = datetime.now(UTC)
    ahead = ats.body() | {"occurred_at": (now + timedelta(hours=25)).isoformat()}
    answer = ats.post(ahead)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "occurred_at", "message": "must not be more than a day ahead"}]
    assert rows(place) == 0
    assert ats.post(ahead | {"occurred_at": (now + timedelta(hours=23)).isoformat()}).status_code == 200


def test_what_is_not_done_is_not_forgotten(place: Town, ats: Ats) -> None:
    ats.sends("done")
    later(place, seconds=11)
    ats.sends("waits", start=ats.begins + timedelta(hours=50))
    assert len(place.rows("SELECT 1 FROM seen_signature")) == 2
    place.move(days=32)
    retention.forget(place.at)
    assert place.rows("SELECT external_id FROM inbound_delivery") == [{"external_id": "waits"}]
    assert place.rows("SELECT 1 FROM seen_signature") == [], "what was signed then is too old by itself"

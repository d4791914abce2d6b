"""The conformance check against a small server that is right, and against each fault planted in it."""

import json
import re
from collections.abc import Callable
from typing import ClassVar

import pytest
from rich.console import Console

from sandbox import verify
from sandbox.checks import CHECKS, Finding, Probe
from sandbox.checks.probe import Answer
from sandbox.checks.refusal import refused
from sandbox.checks.save import echoed
from sandbox.company import FIVE, company
from sandbox.crypto import BLOCK
from tests.contract.callback_servers import (
    CORP_ID,
    KEY,
    TOKEN,
    AcceptsAnySize,
    AcceptsDtds,
    AnswersEachTimeAnew,
    AnswersOnce,
    DecodesTwice,
    DiesOfGarbage,
    EchoesANumber,
    EndsEchostrWithNewline,
    FailsOnGarbage,
    FormatsReplies,
    IgnoresReceiveId,
    IgnoresSignatures,
    IgnoresTheClock,
    KnowsOnlyText,
    NeedsAMsgId,
    ObeysWhatIsForOthers,
    QuotesEchostr,
    RepliesAsHtml,
    RepliesInPlain,
    Right,
    SealsForNobody,
    ShowsItsStack,
    Silent,
    SwapsNothing,
    TakesTheFirstEncrypt,
    TakesTheFirstParameter,
    TrustsThePadding,
    UnpadsBlocksOf16,
    served,
)

FLAGS = ["--corp-id", CORP_ID, "--agent-id", "218", "--token", TOKEN, "--encoding-aes-key", KEY]
BY_ID = {check.id: check for check in CHECKS}


def probe(url: str, timeout: float = 5.0) -> Probe:
    settings = {"WECOM_CORP_ID": CORP_ID, "WECOM_AGENT_ID": "218", "WECOM_SECRET": "s", "WECOM_TOKEN": TOKEN}
    return Probe(
        company({**settings, "WECOM_ENCODING_AES_KEY": KEY, "CALLBACK_URL": url}), user="zhangsan", timeout=timeout
    )


def found(app: Right) -> dict[str, Finding]:
    """What is found in a server, without what passed."""
    with served(app) as url:
        report = verify.checked(probe(url), Console(quiet=True))
    return {one.check.id: one.finding for one in report.results if one.finding.verdict != "pass"}


def test_a_right_server_passes_every_check() -> None:
    assert found(Right()) == {}


def test_a_server_that_says_success_to_everything_passes_too() -> None:
    class SaysSuccess(Right):
        def answer(self, plain: bytes) -> bytes:
            return b"success"

    assert found(SaysSuccess()) == {}


def every(group: str, *names: str) -> set[str]:
    return {f"{group}.{name}" for name in names}


ECHOED = every("save", "echostr", "long_echostr", "percent", "at_once")
TEXTS = every("text", "reply", "bare", "unicode", "markup", "long", "padding")
REPEATS = every("repeats", "at_once", "later", "fresh")
ALIVE = {"hostile.survived"}
GARBAGE = every("hostile", "receive_id", "base64", "blocks", "pad_0", "pad_33", "length", "empty", "not_xml", "laughs")
DTDS = every("hostile", "dtd", "external_entity", "laughs", "utf16")
NO_MSG_ID = every("events", "enter_agent", "click", "location", "card", "unknown")


@pytest.mark.parametrize(
    ("fault", "failed"),
    [
        (QuotesEchostr, ECHOED),
        (EndsEchostrWithNewline, ECHOED),
        (EchoesANumber, {"save.long_echostr"}),
        (TakesTheFirstParameter, {"save.doubled"}),
        (TrustsThePadding, {"hostile.pad_33", "hostile.length", "hostile.receive_id"}),
        (
            IgnoresSignatures,
            every("save", "signature", "missing", "doubled") | every("hostile", "signature", "unsigned"),
        ),
        (IgnoresReceiveId, {"hostile.receive_id"}),
        (ObeysWhatIsForOthers, {"text.another_app"}),
        (AcceptsDtds, DTDS - {"hostile.laughs"}),  # libxml2 stops the bomb by itself
        (TakesTheFirstEncrypt, {"hostile.two_encrypts"}),
        (AcceptsAnySize, {"hostile.large"}),
        (FormatsReplies, {"text.markup"}),
        (SwapsNothing, TEXTS | REPEATS | ALIVE),
        (SealsForNobody, TEXTS | REPEATS | ALIVE),
        (RepliesInPlain, TEXTS | REPEATS | ALIVE),
        (AnswersEachTimeAnew, REPEATS),
        (NeedsAMsgId, NO_MSG_ID),
        (KnowsOnlyText, {"events.unknown_type"}),
        (ShowsItsStack, GARBAGE),
        (FailsOnGarbage, GARBAGE),
        (DiesOfGarbage, ALIVE),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_each_planted_fault_fails_its_checks_and_no_other(fault: Callable[[], Right], failed: set[str]) -> None:
    assert {id for id, finding in found(fault()).items() if finding.verdict == "fail"} == failed


@pytest.mark.parametrize(
    ("fault", "warned"),
    [
        (IgnoresTheClock, {"hostile.stale"}),
        (AnswersOnce, REPEATS),
        (RepliesAsHtml, TEXTS - {"text.padding"}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_wecom_tolerates_is_a_warning_and_no_failure(fault: Callable[[], Right], warned: set[str]) -> None:
    findings = found(fault())
    assert {finding.verdict for finding in findings.values()} == {"warn"}
    assert set(findings) == warned


def one(id: str, app: Right) -> Finding:
    """What a single check finds in a server."""
    with served(app) as url:
        return BY_ID[id].run(probe(url))


def test_a_block_of_16_is_seen_by_the_paddings_that_fail() -> None:
    finding = one("text.padding", UnpadsBlocksOf16())
    assert (finding.verdict, finding.seen.partition("：")[0]) == ("fail", "填充 17–32 不行")


def test_the_padding_check_sends_every_padding_once() -> None:
    class Recording(UnpadsBlocksOf16):
        pads: ClassVar[list[int]] = []

        def open(self, encrypt: str) -> bytes:
            self.pads.append(self.last_byte(encrypt))
            return Right.open(self, encrypt)

    assert one("text.padding", Recording()).verdict == "pass"
    assert sorted(Recording.pads) == list(range(1, BLOCK + 1))


def test_a_query_that_is_decoded_twice_is_found() -> None:
    assert one("save.percent", DecodesTwice()).verdict == "fail"


@pytest.mark.parametrize("id", ["save.echostr", "text.reply", "text.padding", "hostile.receive_id"])
def test_a_server_that_does_not_answer_is_left_and_fails(id: str) -> None:
    app = Silent()
    with served(app) as url:
        finding = BY_ID[id].run(probe(url, timeout=0.1))
        app.released.set()
    assert finding.verdict == "fail"
    assert "没有答完" in finding.seen


def test_a_right_echostr_after_more_than_a_second_fails() -> None:
    assert echoed(Answer(1000, 200, "", b"123"), "123").verdict == "pass"
    assert echoed(Answer(1001, 200, "", b"123"), "123").verdict == "fail"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'"0123"', "引号"),
        (b"\xef\xbb\xbf0123", "BOM"),
        (b"0123\r\n", "换行"),
        (b"b'0123'", "bytes"),
        (b"123", "开头的 0"),
        (b'{"data": "0123"}', "JSON"),
        (b"<p>0123</p>", "别的内容"),
        (b"", "空的"),
        (b"success", "不是明文"),
    ],
)
def test_a_wrong_echostr_is_explained(body: bytes, why: str) -> None:
    assert why in echoed(Answer(1, 200, "", body), "0123").seen


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (Answer(1, 403), "pass"),
        (Answer(1, 400, "text/html", b"<h1>Bad Request</h1>"), "pass"),
        (Answer(1, 200), "fail"),
        (Answer(1, 302), "fail"),
        (Answer(1, 502), "fail"),
        (Answer(1, error="timeout"), "fail"),
        (Answer(1, error="connection"), "fail"),
        (Answer(1, 400, "text/html", b"x" * 5000), "warn"),
        (Answer(3000, 400), "warn"),
        (Answer(1, 400, "", b'Traceback (most recent call last):\n  File "a.py"'), "fail"),
        (Answer(1, 400, "", b"java.lang.IllegalStateException\n\tat com.example.Crypt.open(Crypt.java:12)"), "fail"),
        (Answer(1, 400, "", b"goroutine 1 [running]:\nmain.open()"), "fail"),
        (Answer(1, 400, "", b"Error\n    at open (/srv/app.js:3:5)"), "fail"),
    ],
)
def test_a_refusal_is_a_4xx_soon_and_says_nothing_of_the_inside(answer: Answer, verdict: str) -> None:
    assert refused(answer).verdict == verdict


class TestCommandLine:
    def test_it_exits_with_0_and_the_score_when_nothing_failed(self, capsys: pytest.CaptureFixture[str]) -> None:
        with served(IgnoresTheClock()) as url:
            assert verify.main([url, *FLAGS], {}) == 0
        assert capsys.readouterr().out.rstrip().endswith(f"通过 {len(CHECKS) - 1}/{len(CHECKS)} · 1 处留意")

    def test_it_exits_with_1_and_says_how_to_fix_what_failed(self, capsys: pytest.CaptureFixture[str]) -> None:
        with served(QuotesEchostr()) as url:
            assert verify.main([url, *FLAGS], {}) == 1
        out = capsys.readouterr().out
        assert "不加引号" in out
        assert "no quotes" in out
        assert out.rstrip().endswith(f"通过 {len(CHECKS) - 4}/{len(CHECKS)} · 4 处要修")

    def test_json_has_every_check_and_the_fix_of_each_that_failed(self, capsys: pytest.CaptureFixture[str]) -> None:
        with served(RepliesInPlain()) as url:
            assert verify.main([url, *FLAGS, "--json"], {}) == 1
        report = json.loads(capsys.readouterr().out)
        assert [one["id"] for one in report["checks"]] == [check.id for check in CHECKS]
        assert report["passed"] + report["warned"] + report["failed"] == report["total"] == len(CHECKS)
        assert all((one["fix"] is None) == (one["verdict"] == "pass") for one in report["checks"])

    def test_settings_come_from_the_environment_and_flags_overrule_them(self) -> None:
        with served(Right()) as url:
            environ = dict(zip((*FIVE, "CALLBACK_URL"), (CORP_ID, "218", "a-secret", TOKEN, KEY, url), strict=True))
            assert verify.main([], environ) == 0
            assert verify.main(["--token", "another"], environ) == 1

    @pytest.mark.parametrize(
        ("argv", "admins", "speaks"),
        [([], "wang.fang li", "wang.fang"), (["--user", "li"], "wang.fang", "li"), ([], "", "zhangsan")],
    )
    def test_it_speaks_as_the_first_admin_unless_told_otherwise(
        self, argv: list[str], admins: str, speaks: str
    ) -> None:
        heard: list[str] = []

        class Listens(Right):
            def answer(self, plain: bytes) -> bytes:
                heard.append(plain.decode())
                return super().answer(plain)

        with served(Listens()) as url:
            verify.main([url, *FLAGS, *argv], {"ADMIN_USERIDS": admins})
        assert set(re.findall(r"<FromUserName>(?:<!\[CDATA\[)?([\w.]+)", "".join(heard))) == {speaks}

    def test_a_secret_that_the_server_gives_away_is_blotted_out(self, capsys: pytest.CaptureFixture[str]) -> None:
        class Leaks(Right):
            def seal(self, inner: str) -> bytes:
                return f"no: {KEY} {TOKEN}".encode()

        with served(Leaks()) as url:
            assert verify.main([f"{url}?pass=hidden", *FLAGS, "--json"], {}) == 1
        out = capsys.readouterr().out
        assert "***" in out
        assert not [secret for secret in (KEY, TOKEN, "hidden") if secret in out]

    @pytest.mark.parametrize(
        ("argv", "said"),
        [
            ([], "WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_TOKEN, WECOM_ENCODING_AES_KEY"),
            ([*FLAGS, "--encoding-aes-key", "k" * 42], "WECOM_ENCODING_AES_KEY"),
            ([*FLAGS, "--agent-id", "abc"], "WECOM_AGENT_ID"),
            ([*FLAGS, "--tokn=mistyped"], "--tokn"),
            ([*FLAGS, "--tokn", "mistyped", "other"], "--tokn"),
            ([*FLAGS, "--timeout", "6"], "--timeout"),
            ([*FLAGS, "ftp://127.0.0.1/"], "CALLBACK_URL"),
            ([*FLAGS, "http://127.0.0.1:99999/"], "CALLBACK_URL"),
        ],
    )
    def test_what_cannot_be_used_exits_with_2_and_names_it_without_values(
        self, argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert verify.main(argv, {}) == 2
        err = capsys.readouterr().err
        assert said in err
        assert not [value for value in (TOKEN, KEY, CORP_ID, "k" * 42, "abc", "mistyped") if value in err]

    def test_a_port_without_a_server_exits_with_2_and_says_what_to_look_at(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with served(Right()) as url:
            pass
        assert verify.main([url, *FLAGS], {}) == 2
        assert "这个端口没有服务" in capsys.readouterr().err

"""./run story on the page, from the pasted rows to the next morning: what the two phones show at each step."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot import texts
from bot.phrase import Phrase
from story.house import own_settings, running
from story.pictures import LOCALES
from story.scene import HR, LISI, WANGWU, ZHANGSAN, Scene
from story.telling import told
from story.terminal import Terminal
from tests.browser.conftest import opened
from tests.conftest import free_port
from tests.world.roster import ROSTER

CHINESE_SENTENCE = re.compile(r"[\u4e00-\u9fff]{3}")

# Scene by scene: on whose phone stands one message or card that has all these, the lowest last. What is the same in both
# languages is a string, else a text by its id, or English and Chinese.
Told = str | Phrase | tuple[str, str]
Seen = tuple[str, tuple[Told, ...]]
LIN_YUE, WU_YUTONG, HE_JINGYI = ("Grace Lin", "林悦"), ("Iris Wu", "吴雨桐"), ("Jane He", "何静怡")
ACCEPT, ACCEPTED = Phrase("button.accept"), Phrase("replied.answer", answer=Phrase("response.accepted"))
IS_IT_OVER = Phrase("feedback_due.is_it_over")
SEEN: dict[str, tuple[Seen, ...]] = {
    "greeting": ((HR, (("Hello 张敏.", "张敏，你好。"),)),),
    "pasted": (
        (
            HR,
            (
                Phrase("rows.how_many", plain=5, odd=1),
                ("Row 5 Jane He", "第5行 何静怡"),
                Phrase("row_odd.clashes_with", who="王五", n=4),
                ("without row 5? yes/no", "第 5 行先不约？是/否"),
            ),
        ),
    ),
    "booked": ((HR, (Phrase("rows.done", n=6, wait=Phrase("time.in_a_minute")),)),),
    "invited": (
        (LISI, (Phrase("invited.title"), LIN_YUE, ACCEPT, Phrase("button.decline"))),
        (LISI, (Phrase("invited.title"), WU_YUTONG, ACCEPT)),
        (WANGWU, (("3 interviews to confirm", "有 3 场面试请你确认"), ("Leo Zhou", "周子航"), HE_JINGYI)),
    ),
    "accepted": (
        (ZHANGSAN, (ACCEPTED, LIN_YUE)),
        (ZHANGSAN, (ACCEPTED, ("Max Xu", "许明轩"))),
        (WANGWU, (("Accepted", "已接受"), HE_JINGYI)),
    ),
    "declined": (
        (
            LISI,
            (
                ("Declined", "已回复无法参加"),
                LIN_YUE,
                Phrase("hears.told", who="张敏", when=Phrase("time.in_a_minute")),
            ),
        ),
    ),
    "told": (
        (
            HR,
            (
                Phrase("declined.who_cant", names="李四"),
                LIN_YUE,
                ("travelling tomorrow", "明天出差"),
                ("free · 3 this week", "空闲 · 本周 3 场"),
                Phrase("declined.replace_with", new="王五"),
            ),
        ),
    ),
    "replaced": (
        (HR, (Phrase("declined.replaced_by", name="李四", new="王五"), LIN_YUE)),
        (WANGWU, (ACCEPTED, LIN_YUE)),
    ),
    "previewed": (
        (
            HR,
            (
                WU_YUTONG,
                ("10:00–10:45 → Fri", "10:00–10:45 →"),
                "15:00–15:45",
                Phrase("move.asked_anew", who="李四"),
                Phrase("deed.yes_or_no", sentence=Phrase("move.deed")),
            ),
        ),
    ),
    "moved": (
        (LISI, (ACCEPTED, WU_YUTONG, "15:00–15:45")),
        (HR, (("Moved", "已改期"), WU_YUTONG, Phrase("forward.next_message"))),
    ),
    "confirmed": ((HR, (WU_YUTONG, ("Candidate: confirmed", "候选人：已确认"))),),
    "listed": ((HR, (("Summary", "汇总"), Phrase("all_accepted.heading"), WU_YUTONG)),),
    "reminded": ((ZHANGSAN, (Phrase("reminder.title", at="14:00"), LIN_YUE, Phrase("reminder.not_here"))),),
    "entered": ((ZHANGSAN, (Phrase("reminder.title", at="14:00"), LIN_YUE, Phrase("button.enter"))),),
    "late": (
        (HR, (Phrase("missing.title"), Phrase("missing.said_by"), "张三")),
        (ZHANGSAN, (Phrase("missing.hr_knows", hr="张敏"), Phrase("button.candidate_is_here"))),
    ),
    "arrived": (
        (ZHANGSAN, (Phrase("missing.is_here"), LIN_YUE, Phrase("card.when"))),
        (HR, (Phrase("missing.is_here"), LIN_YUE, Phrase("card.when"))),
        (HR, (("The candidate is here", "候选人到了"), ("It goes on.", "面试照常"))),
    ),
    "written": ((ZHANGSAN, (("Feedback submitted", "面评已提交"), LIN_YUE, Phrase("verdict.yes"))),),
    "asked": (
        (WANGWU, (IS_IT_OVER, "14:00–14:45", ("Strong yes", "强烈推荐"))),
        (WANGWU, (IS_IT_OVER, "16:00–16:45", Phrase("button.not_held"))),
    ),
    "morning": (
        (WANGWU, (Phrase("digest.heading", n=2), ("Henry Zheng", "郑浩然"), Phrase("digest.feedback_due", n=2))),
        (HR, (Phrase("digest.heading", n=2), Phrase("digest.nobody_missing"))),
    ),
}


def in_words(told: Told, lang: str) -> str:
    match told:
        case Phrase():
            return texts.in_words(told, lang)
        case (en, zh):
            return zh if lang == "zh" else en
        case _:
            return told


@pytest.fixture(autouse=True)
def handlers_put_back() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    "lang", ["zh", pytest.param("en", marks=pytest.mark.long("the same day in Chinese is told each time"))]
)
def test_a_day_of_interviews_is_seen_on_two_phones_from_the_pasted_rows_to_the_next_morning(
    lang: str, chromium: Browser, fresh_database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page turns to whom each scene is about, says what happens, and shows what they read; the terminal says it too."""
    ports = {"VAR_DIR": str(tmp_path), "PORT": str(free_port()), "SANDBOX_PORT": str(free_port())}
    names = []
    with running(own_settings(ports, fresh_database_url), lang) as place, opened(chromium, LOCALES[lang]) as page:
        page.goto(f"{place.address}/")
        for scene in told(place, Terminal(lang)):
            names.append(scene.name)
            check_caption(page, scene, lang)
            last = {}
            for user_id, words in SEEN[scene.name]:
                last[user_id] = showing(phone_of(page, scene, user_id), [in_words(word, lang) for word in words])
                expect(last[user_id]).to_be_visible()
            for message in last.values():  # without a hand on the page
                expect(message).to_be_in_viewport()
        page.goto("about:blank")  # before the sandbox goes away, of which the page would complain
    assert names == list(SEEN)
    out = capsys.readouterr().out
    for seen in SEEN.values():
        for _, words in seen:
            assert [word for word in words if in_words(word, lang) not in out] == []


def check_caption(page: Page, scene: Scene, lang: str) -> None:
    at = 1 if lang == "zh" else 0
    caption = page.locator(".hint")
    for words in (scene.when, scene.done, scene.look):
        expect(caption).to_contain_text(words[at])
    if lang == "en":
        assert not CHINESE_SENTENCE.search(caption.inner_text())


def phone_of(page: Page, scene: Scene, user_id: str) -> Locator:
    """It is handed to them."""
    phone = page.locator(".phone").nth(scene.phones.index(user_id))
    expect(phone.locator("option:checked")).to_contain_text(ROSTER[user_id].name)
    return phone


def showing(phone: Locator, words: Sequence[str]) -> Locator:
    """The newest of the bot's messages that has them all."""
    rows = phone.locator(".row.bot:not(.typing)")
    for word in words:
        rows = rows.filter(has_text=word)
    return rows.last

"""./run story on the page, from the pasted rows to the next morning: what the two phones show at each step."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from story.house import own_settings, running
from story.pictures import LOCALES
from story.scene import HR, LISI, WANGWU, ZHANGSAN, Scene
from story.telling import told
from story.terminal import Terminal
from tests.browser.conftest import opened
from tests.conftest import free_port

NAMES = {HR: "张敏", ZHANGSAN: "张三", LISI: "李四", WANGWU: "王五"}
CHINESE_SENTENCE = re.compile(r"[\u4e00-\u9fff]{3}")

# Scene by scene: on whose phone stands one message or card that has all these words, the lowest last. English, Chinese.
Seen = tuple[str, tuple[str, ...], tuple[str, ...]]
SEEN: dict[str, tuple[Seen, ...]] = {
    "greeting": ((HR, ("Hello 张敏.",), ("张敏，你好。",)),),
    "pasted": (
        (
            HR,
            ("5 in order, 1 to look at", "Row 5 Jane He", "王五 is in row 4 at that time", "without row 5? yes/no"),
            ("5 场没问题，1 场要看", "第5行 何静怡", "王五 和第 4 行时间重叠", "第 5 行先不约？是/否"),
        ),
    ),
    "booked": ((HR, ("6 booked", "“undo” takes all of it back"), ("已约 6 场", "改主意发“撤销”全部撤回")),),
    "invited": (
        (LISI, ("Please confirm", "Grace Lin", "Accept", "Can't make it"), ("请确认", "林悦", "接受", "无法参加")),
        (LISI, ("Please confirm", "Iris Wu", "Accept"), ("请确认", "吴雨桐", "接受")),
        (WANGWU, ("3 interviews to confirm", "Leo Zhou", "Jane He"), ("有 3 场面试请你确认", "周子航", "何静怡")),
    ),
    "accepted": (
        (ZHANGSAN, ("You replied: accepted", "Grace Lin"), ("你已回复：已接受", "林悦")),
        (ZHANGSAN, ("You replied: accepted", "Max Xu"), ("你已回复：已接受", "许明轩")),
        (WANGWU, ("Accepted", "Jane He"), ("已接受", "何静怡")),
    ),
    "declined": (
        (LISI, ("Declined", "Grace Lin", "will be told in a minute"), ("已回复无法参加", "林悦", "一分钟后通知张敏")),
    ),
    "told": (
        (
            HR,
            ("李四 can't make it", "Grace Lin", "travelling tomorrow", "free · 3 this week", "Replace with 王五"),
            ("李四 无法参加", "林悦", "明天出差", "空闲 · 本周 3 场", "换成王五"),
        ),
    ),
    "replaced": (
        (HR, ("李四: replaced by 王五", "Grace Lin"), ("李四 已换成 王五", "林悦")),
        (WANGWU, ("You replied: accepted", "Grace Lin"), ("你已回复：已接受", "林悦")),
    ),
    "previewed": (
        (
            HR,
            ("Iris Wu", "10:00–10:45 → Fri", "15:00–15:45", "Asked anew: 李四", "Move it? yes/no"),
            ("吴雨桐", "10:00–10:45 →", "15:00–15:45", "重新征求答复：李四", "确认改期？是/否"),
        ),
    ),
    "moved": (
        (LISI, ("You replied: accepted", "Iris Wu", "15:00–15:45"), ("你已回复：已接受", "吴雨桐", "15:00–15:45")),
        (HR, ("Moved", "Iris Wu", "Please forward the next message"), ("已改期", "吴雨桐", "请转发下面这条")),
    ),
    "confirmed": ((HR, ("Iris Wu", "Candidate: confirmed"), ("吴雨桐", "候选人：已确认")),),
    "listed": ((HR, ("Summary", "Accepted by all of the panel", "Iris Wu"), ("汇总", "面试官都接受了", "吴雨桐")),),
    "reminded": (
        (ZHANGSAN, ("Interview at 14:00", "Grace Lin", "Candidate not here"), ("14:00 有面试", "林悦", "候选人还没到")),
    ),
    "entered": ((ZHANGSAN, ("Interview at 14:00", "Grace Lin", "Enter"), ("14:00 有面试", "林悦", "进入面试")),),
    "late": (
        (HR, ("The candidate is not here yet", "Said by", "张三"), ("候选人还没到", "告知人", "张三")),
        (ZHANGSAN, ("张敏 knows: not here yet", "Candidate is here"), ("已告诉张敏：候选人还没到", "候选人到了")),
    ),
    "arrived": (
        (ZHANGSAN, ("The candidate is here", "Grace Lin", "When"), ("候选人已到", "林悦", "时间")),
        (HR, ("The candidate is here", "Grace Lin", "When"), ("候选人已到", "林悦", "时间")),
        (HR, ("The candidate is here", "It goes on."), ("候选人到了", "面试照常")),
    ),
    "written": ((ZHANGSAN, ("Feedback submitted", "Grace Lin", "yes"), ("面评已提交", "林悦", "推荐")),),
    "asked": (
        (
            WANGWU,
            ("Is the interview over?", "14:00–14:45", "Strong yes"),
            ("面试结束了吗？", "14:00–14:45", "强烈推荐"),
        ),
        (WANGWU, ("Is the interview over?", "16:00–16:45", "Not held"), ("面试结束了吗？", "16:00–16:45", "没面成")),
    ),
    "morning": (
        (
            WANGWU,
            ("2 interviews today", "Henry Zheng", "Your feedback is due (2)"),
            ("今天 2 场", "郑浩然", "待写面评 2 份"),
        ),
        (HR, ("2 interviews today", "nobody is missing"), ("今天 2 场", "都不缺人")),
    ),
}


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
            for user_id, *words in SEEN[scene.name]:
                last[user_id] = showing(phone_of(page, scene, user_id), words[lang == "zh"])
                expect(last[user_id]).to_be_visible()
            for message in last.values():  # without a hand on the page
                expect(message).to_be_in_viewport()
        page.goto("about:blank")  # before the sandbox goes away, of which the page would complain
    assert names == list(SEEN)
    out = capsys.readouterr().out
    for seen in SEEN.values():
        for _, *words in seen:
            assert [word for word in words[lang == "zh"] if word not in out] == []


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
    expect(phone.locator("option:checked")).to_contain_text(NAMES[user_id])
    return phone


def showing(phone: Locator, words: tuple[str, ...]) -> Locator:
    """The newest of the bot's messages that has them all."""
    rows = phone.locator(".row.bot:not(.typing)")
    for word in words:
        rows = rows.filter(has_text=word)
    return rows.last

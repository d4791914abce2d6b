"""Each page of the sandbox is answered in its language; a member's own is what they chose."""

from __future__ import annotations

import time

import requests

from bot import app as composition
from bot.db import clock, store
from bot.db.store import Purpose
from bot.interviews.audit import Change
from bot.settings import load
from tests.conftest import give_to
from tests.said import en, en_like, zh, zh_like
from tests.world.roster import join
from tests.world.sealing import WeCom, message
from tests.world.stage import all_handlers
from tests.world.town import FIVE, Town, alive, invited


def on_page(place: Town, lang: str, path: str, **body: str) -> str:
    """What the bot answers to something done on a page in that language."""
    done = requests.post(
        f"{place.sandbox}/sandbox/{path}",
        json={"from": "lisi"} | body,
        headers={"Accept-Language": lang},
        timeout=10,
    ).json()
    return str((done["reply"] or {}).get("text", ""))


def test_each_page_is_answered_in_its_own_language(place: Town) -> None:
    for lang, answer in (
        ("en", "Today,"),
        ("zh", "今天"),
        ("en-GB,en;q=0.8", "Today,"),
        ("zh-CN", "今天"),
        ("zh-CN,en;q=0.8", "今天"),
    ):
        assert on_page(place, lang, "messages", text="日程").startswith(answer)


def test_who_has_chosen_a_language_is_answered_in_it_on_any_page(place: Town) -> None:
    on_page(place, "en", "messages", text="语言 中文")
    assert on_page(place, "en", "messages", text="schedule").startswith("今天")
    on_page(place, "zh", "messages", text="language en")
    assert on_page(place, "zh", "messages", text="日程").startswith("Today,")


def test_a_program_that_has_no_page_changes_nothing(place: Town) -> None:
    on_page(place, "en", "messages", text="日程")
    assert place.say("lisi", "日程").startswith("Today,")


def test_who_opens_an_english_page_finds_the_invitation_in_english(place: Town) -> None:
    """It was sent before; the one in Chinese can no longer be tapped."""
    invited(place, "lisi")
    assert place.title("lisi") == zh("invited.title")
    on_page(place, "en", "events", event="enter_agent")
    place.settle()
    assert place.title("lisi") == en("invited.title")
    assert place.cards("lisi")[-1]["content"]["source"]["desc"] == "Interviews"
    assert len(alive(place, "lisi")) == 1


def test_a_page_that_tells_no_new_language_brings_nothing_anew(place: Town) -> None:
    """One that was there before, opened again beside another of another language."""
    invited(place, "lisi")
    on_page(place, "en", "events", event="enter_agent")
    place.settle()
    cards = len(place.cards("lisi"))
    on_page(place, "und", "events", event="enter_agent")
    place.settle()
    assert len(place.cards("lisi")) == cards


def test_a_page_does_not_answer_the_question_that_is_open(place: Town) -> None:
    """Changing the page's language while a reason is asked for is no reason."""
    invited(place, "lisi")
    assert on_page(place, "zh", "messages", text="没空").endswith("“跳过”。")
    on_page(place, "en", "events", event="enter_agent")
    assert en_like("decline.reason_noted").match(on_page(place, "en", "messages", text="travelling"))
    assert place.rows("SELECT response_reason FROM participant WHERE response = 'declined'") == [
        {"response_reason": "travelling"}
    ]


def test_in_real_mode_no_header_says_what_language_somebody_speaks(fresh_database_url: str) -> None:
    """A member is answered in the language that they chose, or in Chinese."""
    give_to("company", fresh_database_url)
    settings = load(FIVE | {"SECRET_KEY": "k" * 32, "DATABASE_URL": fresh_database_url})
    app = composition.build(settings, all_handlers(), Purpose.WEB)
    with store.db.connection_context():
        join(Change(clock.now(), actor_kind="system"), "zhangsan")
    wecom = WeCom(app.web.test_client())
    query, body = wecom.sealed(message(), at=str(int(time.time())))
    response = wecom.client.post("/wecom/callback", query_string=query, data=body, headers={"Accept-Language": "en"})
    assert zh_like("whoami.card").search(wecom.opened(response).findtext("Content", ""))
    store.db.close_all()

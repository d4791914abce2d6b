"""What is set is what people see: how long a change can be undone unheard, the company's clock, who is an admin."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import app as composition
from bot.chat.dispatcher import Dispatcher
from bot.db.store import Purpose
from bot.settings import child_environ, load
from bot.times.clock_face import show_moment
from tests.said import zh, zh_like
from tests.world.stage import all_handlers, spoken, text
from tests.world.town import Town, invited


def with_setting(place: Town, **setting: str) -> Dispatcher:
    """The installation's, were this set."""
    return composition.build(load(child_environ(place.app.settings) | setting), all_handlers(), Purpose.WEB).dispatcher


def test_hr_hears_of_a_decline_after_as_many_seconds_as_the_setting_says(place: Town) -> None:
    code = place.book("lisi").code
    dispatcher = with_setting(place, UNDO_WINDOW_S="8")
    assert zh("hears.told", when=zh("time.in_seconds", seconds="8"), who="张敏") in spoken(
        dispatcher.answer(text(f"无法参加 {code} 出差", "lisi"))
    )
    place.move(seconds=7)
    place.settle()
    assert place.chat("zhangmin") == []
    place.move(seconds=1)
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    place.move(seconds=1)
    assert zh_like("undo.too_late").search(spoken(dispatcher.answer(text("撤销", "lisi"))))


def test_who_joins_a_company_of_london_lives_by_its_clock_and_reads_no_zone(place: Town) -> None:
    dispatcher = with_setting(place, COMPANY_ZONE="Europe/London")
    place.joins("zhaoliu")
    assert "时区：伦敦时间" in spoken(dispatcher.answer(text("我是谁", "zhaoliu")))
    on = place.book("zhaoliu")
    assert on.start is not None
    [_, when, *_] = spoken(dispatcher.answer(text(str(on.code), "zhaoliu"))).splitlines()
    assert when == show_moment(on.start, on.end, zone=ZoneInfo("Europe/London"), lang="zh", now=place.at)


def test_who_is_named_in_the_settings_is_an_admin_from_the_first_message(place: Town) -> None:
    dispatcher = with_setting(place, ADMIN_USERIDS="QianQi, zhangsan")
    for user_id in ("qianqi", "zhangsan"):
        assert "管理员" in spoken(dispatcher.answer(text("我是谁", user_id)))
    assert "管理员" not in spoken(dispatcher.answer(text("我是谁", "lisi")))


def test_a_card_on_which_nothing_is_to_be_decided_opens_the_address_of_the_settings(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    opens = place.cards("lisi")[-1]["content"]["card_action"]["url"]
    assert opens.startswith(place.app.settings.base_url)

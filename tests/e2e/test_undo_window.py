"""How long a change can be taken back before anybody hears of it is a setting."""

from __future__ import annotations

from bot import app as composition
from bot.db.store import Purpose
from bot.settings import child_environ, load
from tests.e2e.stage import all_handlers, spoken, text
from tests.e2e.town import Town


def test_hr_hears_of_a_decline_after_as_many_seconds_as_the_setting_says(place: Town) -> None:
    code = place.book("lisi").code
    set_to_eight = child_environ(place.app.settings) | {"UNDO_WINDOW_S": "8"}
    dispatcher = composition.build(load(set_to_eight), all_handlers(), Purpose.WEB).dispatcher
    assert "8 秒后通知张敏" in spoken(dispatcher.answer(text(f"无法参加 {code} 出差", "lisi")))
    place.move(seconds=7)
    place.settle()
    assert place.chat("zhangmin") == []
    place.move(seconds=1)
    place.settle()
    assert place.title("zhangmin") == "李四 无法参加"
    place.move(seconds=1)
    assert "已经过了撤销时间" in spoken(dispatcher.answer(text("撤销", "lisi")))

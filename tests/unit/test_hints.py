"""What is pushed away is refused; what is pushed by a time, or to somebody, is not."""

from __future__ import annotations

import pytest

from bot.chat.hints import as_a_hint

REFUSED = {
    "把2026推了": "把2026拒绝",
    "2026推掉了吧": "2026拒绝吧",
    "回绝掉2026": "拒绝2026",
    "推了2031": "拒绝2031",
    "推了两场": "拒绝两场",
    "拒掉": "拒绝",
}
PUT_OFF = (
    "把这场推了半小时",
    "把2026推了30分钟",
    "推了1个小时",
    "推了一天",
    "推了两周",
    "推了一会儿",
    "推了到周五",
    "推了给王五",
)


@pytest.mark.parametrize(("typed", "read"), REFUSED.items())
def test_what_is_pushed_away_is_refused(typed: str, read: str) -> None:
    assert as_a_hint(typed) == read


@pytest.mark.parametrize("typed", PUT_OFF)
def test_what_is_put_off_or_handed_over_is_not(typed: str) -> None:
    assert as_a_hint(typed) == typed

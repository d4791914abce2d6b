"""What was typed, in the one form that every parser reads."""

import pytest

from bot.times.typed import normalise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("　改期　１２０３　明天下午３：００。", "改期 1203 明天下午3:00"),
        ("Reschedule 1203  Tomorrow\t3PM!", "reschedule 1203 tomorrow 3pm"),
        ("下週三下午兩點半", "下周三下午两点半"),
        ("幫我換個時間", "帮我换个时间"),
        ("聽日我嚟唔到", "听日我来不了"),
        ("@张三\u2005几点？", "@张三 几点"),
        ("15\u200b:30\ufeff", "15:30"),
        ("接受\r\n2\x00", "接受 2"),
        ("好的～～", "好的"),
        ("3 p.m.", "3 p.m."),
        ("？", ""),
    ],
)
def test_width_case_spaces_script_and_closing_marks_do_not_matter(typed: str, read: str) -> None:
    assert normalise(typed) == read


def test_marks_that_reorder_what_the_screen_shows_cut_a_code_and_are_nothing_at_its_ends() -> None:
    assert normalise("accept 71\u202e64") == "accept 71 64"
    assert normalise("接受 \u202a1203\u202c") == "接受 1203"
    assert normalise("\u2066接受 1203\u2069。") == "接受 1203"

"""Hours without am or pm are the shorter time between them, at noon as at night."""

from bot.chat.quiet_said import quiet_hours

SAID = {
    "12点到1点": "12:00-13:00",
    "11点到2点": "11:00-14:00",
    "十二点半到两点": "12:30-14:00",
    "12:00-1:00": "12:00-13:00",
    "12-1pm": "12:00-13:00",
    "下午1点到3点": "13:00-15:00",
    "2点到4点": "14:00-16:00",
    "7点到9点": "19:00-21:00",
    "10:00-11:00": "10:00-11:00",
    "22:00-8:00": "22:00-08:00",
    "晚上10点到早上8点": "22:00-08:00",
    "晚上9点到10点": "21:00-22:00",
    "10点到8点": "22:00-08:00",
    "11点半到7点": "23:30-07:00",
    "12点到7点": "00:00-07:00",
    "9:00-9:00": None,
    "21:00–09:00": "21:00-09:00",
    "12:00–13:00": "12:00-13:00",
    "01:00–06:00": "01:00-06:00",
}


def test_of_two_hours_the_shorter_time_between_them_is_meant() -> None:
    heard = {said: quiet_hours(said) for said in SAID}

    assert {said: found and "-".join(f"{one:%H:%M}" for one in found) for said, found in heard.items()} == SAID


def test_what_is_no_two_times_is_none() -> None:
    assert [quiet_hours(said) for said in ("12点", "12点到", "明天12点到1点", "25:00-8:00", "随便")] == [None] * 5

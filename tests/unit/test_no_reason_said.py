"""A pause and the no said once more are no reason, and are not noted as one."""

from bot.chat.no_reason import without_waiting

SAID = {
    "等下 看错了 来不了": "",
    "等一下": "",
    "不好意思，看错了，还是来不了，孩子发烧": "孩子发烧",
    "等下，我在开会": "我在开会",
    "稍等，我看错时间了，去不了": "",
    "看错了 确实没空": "",
    "等等，跟客户开会": "跟客户开会",
    "sorry, I misread, can't make it": "",
    "wait, my kid is sick": "my kid is sick",
    "跟客户开会": "跟客户开会",
    "来不了，发烧": "来不了，发烧",  # nobody paused: it stands as it was written
    "等孩子放学": "等孩子放学",
    "等下班再去医院": "等下班再去医院",
    "航班看错时间": "航班看错时间",
}


def test_a_pause_is_no_reason() -> None:
    assert {said: without_waiting(said) for said in SAID} == SAID

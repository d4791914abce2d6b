"""A no to one interview beside a yes to another: the yes is neither the reason of the no, nor does it lend it its day."""

from bot.chat.both_ways import without_the_yes
from bot.chat.heard import hear

SAID = {
    "周五上午那场我来不了，让张三替我，下午的没问题": "周五上午那场我来不了，让张三替我",
    "周五上午那场我来不了，下午的没问题": "周五上午那场我来不了",
    "周五上午不行，但晚上那场没问题": "周五上午不行",
    "周五早上的来不了，其他的没问题": "周五早上的来不了",
    "周六上午那场我去不了 孩子发烧，下午那场可以": "周六上午那场我去不了，孩子发烧",
    "没空 1203 出差，下午的照常": "没空 1203 出差",
    "明天下午的没问题，上午的来不了": "明天上午的来不了",
    "后天那场我参加不了，周五的还是可以的": "后天那场我参加不了",
    "can't make friday morning, zhangsan can cover, the afternoon one is fine": "can't make friday morning, zhangsan can cover",
    "i can't do saturday, but sunday is fine": "i can't do saturday",
}
WHOLE = (
    "明天上午我去不了，下午可以",  # when else: HR may want to know
    "周五上午来不了，下午的没问题吗？",
    "周五下午的没问题",
    "周五上午那场我来不了，孩子发烧",
    "明天下午的不行，上午的也不行",
)


def test_what_stays_says_nothing_of_what_is_declined() -> None:
    read = {said: without_the_yes(hear(said)) for said in SAID}

    assert {said: no and no.typed for said, no in read.items()} == SAID


def test_what_is_said_of_one_alone_is_left_whole() -> None:
    assert [said for said in WHOLE if without_the_yes(hear(said)) is not None] == []

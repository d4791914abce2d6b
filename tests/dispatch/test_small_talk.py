"""What is said in passing gets one friendly line with what can be sent next: no list, no error, nobody's interviews."""

from __future__ import annotations

from tests.said import zh
from tests.world.office import Office

SAID = {
    "现在是今天": ("几点了", "现在几点", "今天星期几", "今天几号", "what time is it", "what day is it today"),
    zh("small_talk.who"): (
        "你是谁",
        "你叫什么名字",
        "你是机器人吗",
        "你是真人还是机器人",
        "who are you",
        "are you a bot?",
        "are you real",
        "what's your name",
    ),
    "我在。": ("在么", "在不在", "有人吗", "anyone there?", "测试", "test"),
    zh("small_talk.laugh"): ("哈哈", "哈哈哈哈", "呵呵", "666", "lol", "haha"),
    zh("small_talk.sign"): ("👍", "👎", "😂😂", "[捂脸]", "🙏🙏"),
    "回头见。": ("拜拜", "下班了", "明天见", "bye", "good night", "see you tomorrow"),
    zh("small_talk.praise"): ("你真棒", "厉害了", "牛", "great job", "you're awesome"),
    zh("small_talk.blame"): ("傻逼", "什么破玩意", "this is useless"),
    "辛苦了。": ("我好累", "累死了", "困", "so tired"),
    zh("small_talk.how"): ("how are you?", "你好吗", "吃了吗", "最近怎么样", "nice to meet you"),
    zh("small_talk.well"): ("哦", "好吧", "原来如此", "不客气", "没事了", "hmm", "I see", "alright then", "no worries"),
    zh("small_talk.wish"): ("周末愉快", "新年快乐", "happy friday", "merry christmas"),
    zh("small_talk.joke"): ("讲个笑话", "陪我聊聊天", "tell me a joke"),
}
NO_SMALL_TALK = ["几点面陈晓", "明天几点", "你能做什么", "测试消息", "没事了就取消", "明天见陈晓几点", "好的", "谢谢"]


def test_small_talk_gets_one_line(office: Office) -> None:
    office.plan("陈晓", "03-11 14:00")
    office.plan("林悦", "03-12 14:00")
    for who in ("zhangsan", "zhangmin"):
        for begins, said in ((begins, one) for begins, several in SAID.items() for one in several):
            answer = office.say(said, who)
            assert answer.startswith(begins) and "\n" not in answer, (said, answer)
            assert "陈晓" not in answer and "林悦" not in answer, (said, answer)
            assert any(verb in answer for verb in ("日程", "帮助", "待办")), (said, answer)


def test_it_leaves_a_question_open(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    for said in ("几点了", "哈哈", "你是谁", "😂", "讲个笑话"):
        assert office.say(f"我{code}去不了").startswith("回复无法参加 陈晓")
        assert office.say(said).endswith(zh("asked.still_waits")), said
        assert office.say("否") == zh("let_go.nothing_changed")


def test_what_asks_for_something_is_none(office: Office) -> None:
    office.plan("陈晓", "03-11 14:00")
    for said in NO_SMALL_TALK:
        assert not office.say(said).startswith(tuple(SAID)), said

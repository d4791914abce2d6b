"""A text is read in plain spelling: what is no word becomes the one that was meant, and what is a word stays."""

from __future__ import annotations

import re
import timeit

from bot.nlu.spelling.draft import Draft, Spelling
from bot.nlu.spelling.pinyin import is_sentence
from bot.nlu.spelling.plainly import corrected
from corpus.phrases import phrases

SLIPS = (
    ("accpet 2053", "accept 2053"),
    ("delcine the firts round", "decline the first round"),
    ("cna you mvoe 2041 to satrday 6pm", "can you move 2041 to saturday 6pm"),
    ("candiate 2033 confimed", "candidate 2033 confirmed"),
    ("Nudge him abotu the feedbakc", "Nudge him about the feedback"),
    ("shcedule tomorow", "schedule tomorrow"),
    ("is anyone avialable thrusday afternon?", "is anyone available thursday afternoon?"),
    ("周五上午9电", "周五上午9点"),
    ("改到晚上八典", "改到晚上八点"),
    ("催依下他", "催一下他"),
    ("周未有面试吗", "周末有面试吗"),
    ("面平 2014 不推存", "面评 2014 不推荐"),
    ("2036 该期 周六11点", "2036 改期 周六11点"),
    ("明天那场我去步了", "明天那场我去不了"),
    ("取肖面试2057", "取消面试2057"),
    ("那个面式我接授", "那个面试我接受"),
    ("后选人没来", "候选人没来"),
    ("听日下昼冇问题", "明天下午没问题"),
    ("一面我俾唔过，讲嘢没重点", "一面我给不通过，说话没重点"),
    ("啷个改时间咧", "怎么改时间"),
    ("今儿个有面试没，明儿呢", "今天有面试没，明天呢"),
    ("我莫得空", "我没有空"),
    ("这姑娘不错逗号细心逗号就写推荐句号", "这姑娘不错，细心，就写推荐。"),
    ("can't come comma I am on the train full stop", "can't come, I am on the train."),
    ("okay so um Friday is fine", "Friday is fine"),
    ("mianping 2016 tuijian 思路清楚", "面评 2016 推荐 思路清楚"),
)

RIGHT = (
    "他老是迟到", "会来的", "接收文件", "接手这个系统", "十点和四点", "那场和哪场", "姓石的石健", "约面 石健 后端一面", "李时简不来了", "9电话面试",
    "他的同事在公司", "步伐很快", "他儿子发烧", "莫言的书", "看哈尔滨", "仲裁下周", "逗号怎么打", "句号前面加空格", "昆仑", "需要得到确认",
    "蔡依凡到前台了", "高媛远程面", "一刻能到", "赶不上也得赶", "没人加钱", "只接前端的", "今儿子生病", "两场都行", "刚才那个不算哈", "推荐系统做得好",
    "please annul it", "hasn't replied", "ask Jhon Smyth", "kubernetes and golang", "tell Priyanka", "my GitLab repo", "the notice period",
    "a comma is missing", "what does full stop mean", "xu nuo at 2", "lu yizhou = confirmed", "he can take long", "see wang fang", "user@exmaple.com",
    "https://exmaple.com/accpet", "so what do i have tomorrow", "sunyi",
)  # fmt: skip


def _plain(text: str) -> str:
    return corrected(text).plain


def test_a_slip_becomes_the_word_that_was_meant() -> None:
    wrong = [f"{typed} => {_plain(typed)}" for typed, meant in SLIPS if _plain(typed) != meant]
    assert not wrong, "\n".join(wrong)


def test_what_may_be_right_stays_as_it_is() -> None:
    wrong = [f"{typed} => {_plain(typed)}" for typed in RIGHT if _plain(typed) != typed]
    assert not wrong, "\n".join(wrong)


def test_a_sentence_in_pinyin_is_one_and_english_is_none() -> None:
    assert all(map(is_sentence, ("xia yi chang shi shei", "jieshou 2026", "wo mingtian qu bu liao, fashao le")))
    assert not any(
        map(is_sentence, ("he can take long", "move 2041 to 3pm", "成员 sunyi", "1203", "zhang san is late"))
    )


def test_what_is_kept_is_letter_for_letter_what_was_typed() -> None:
    kept = (
        ("declien 2049 bussiness trip, srry", "business trip, sorry", "bussiness trip, srry"),
        ("改其 2036 我去步了", "我去不了", "我去步了"),
        ("细心逗号就写推荐句号", "细心，就写推荐。", "细心逗号就写推荐句号"),
        ("accept 1203", "1203", "1203"),
    )
    wrong = [f"{words} => {got}" for sent, words, was in kept if (got := corrected(sent).as_typed(words)) != was]
    assert not wrong, "\n".join(wrong)


def test_each_letter_of_the_plain_text_knows_where_it_was() -> None:
    draft = Draft("ab cd ef")
    draft.put(3, 5, "12345")
    draft.each(re.compile("^ab "), "")
    assert draft.spelling == Spelling("ab cd ef", "12345 ef", (3, 3, 3, 3, 3, 5, 6, 7), (5, 5, 5, 5, 5, 6, 7, 8))


def test_a_plain_text_costs_next_to_nothing() -> None:
    long = "帮我看看李四周五下午有没有空，有的话把那场换给他，没有的话就推到下周"
    for text in (long, "decline 1203, I have a flight to Shanghai that day"):
        corrected.__wrapped__(text)
        assert min(timeit.repeat(lambda text=text: corrected.__wrapped__(text), number=20, repeat=5)) / 20 < 0.001


def test_of_all_that_people_say_little_is_changed() -> None:
    """Who adds phrases with slips, or a rule, reads what it changes."""
    texts = {one.text for one in phrases() if len(one.text) <= 200 and one.text.isascii()}
    changed = [text for text in texts if _plain(text) != text and not is_sentence(text)]
    assert len(changed) < len(texts) / 20

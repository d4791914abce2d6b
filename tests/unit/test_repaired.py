"""A text that takes back what it has just said is put together anew; what only sounds like it stays as it is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from bot.chat.readers import Situation
from bot.chat.repair.denied import without_denied
from bot.chat.repair.repaired import repaired
from bot.chat.spelling.codes import in_figures
from bot.interviews import lookup
from bot.interviews.called import Called
from bot.nlu.spelling.draft import Spelling
from tests.world.clock import NOW

CANDIDATES = ("陈晓", "董卓然", "许诺", "袁博", "袁梦", "周子航", "林志远", "吴雨桐")
COLLEAGUES = {"张三": "zhangsan", "李四": "lisi", "王五": "wangwu"}
CODES = ("1203", "2039", "2043", "2044", "2045")


class _Colleagues:
    def mentioned(self, text: str) -> list[Any]:
        said = text.replace(" ", "")
        return [
            SimpleNamespace(name=name, user_id=one) for name, one in COLLEAGUES.items() if name in said or one in said
        ]


MEANT = (
    # of the same kind
    ("许诺那场改到下周一下午四点哦不对下午三点", "许诺那场改到下周一下午三点"),
    ("陈晓那场改到明天下午四点不对是五点", "陈晓那场改到明天下午五点"),
    ("帮我把陈晓改到周四下午不对是周五下午三点半", "帮我把陈晓改到周五下午三点半"),
    ("看一下那个明天啊不对后天的面试", "看一下那个后天的面试"),
    ("我想把周五的不对是周六的许诺那一场改到下午一点啊不一点半", "我想把周六的许诺那一场改到下午一点半"),
    ("把许诺那场换成张三啊不是换成王五来面", "把许诺那场换成王五来面"),
    ("那场让张三哦不对让李四去面", "那场让李四去面"),
    ("取消2037 哦不对 是2039 那个", "取消2039 那个"),
    ("从三点到四点不对五点", "从三点到五点"),
    ("周一到周三不对周二到周四", "周二到周四"),
    ("上午十点不对15:00", "15:00"),
    ("what do I have on friday no sorry saturday", "what do I have on saturday"),
    ("cancel 袁博 no i mean 袁梦 the position is closed", "cancel 袁梦 the position is closed"),
    ("remind zhang san sorry I mean wang wu about it", "remind wang wu about it"),
    ("move it to twelve no one in the afternoon", "move it to one in the afternoon"),
    ("move it to four no five", "move it to five"),
    ("on leave from monday no tuesday the seventeenth until the nineteenth", "on leave from tuesday the seventeenth until the nineteenth"),
    ("to Friday no wait to Thursday at four pm", "to Thursday at four pm"),
    ("friday at nine no sorry at ten in the morning", "friday at ten in the morning"),
    ("ah tomorrow ah no Friday what do I have", "ah Friday what do I have"),
    ("saturday two no wait one pm", "saturday one pm"),
    ("room 3 no wait room 5", "room 5"),
    ("二面不对三面的那个", "三面的那个"),
    ("thurs 11:15 no, 3 instead", "thurs 3 instead"),
    ("move it to 4pm no 5 please", "move it to 5 pm please"),
    ("改到下午四点半不对五点", "改到下午五点"),
    # first what is wrong about it
    ("改到五点啊不对五点有终面那六点吧", "改到六点吧"),
    ("周五下午三点张三面不对周五三点张三有事四点吧", "周五下午四点张三面吧"),
    ("看下张三周四…不是周四，周五的安排", "看下张三周五的安排"),
    ("袁梦取消，啊等下，不是袁梦，是袁博取消", "袁博取消"),
    # behind a whole sentence, as all that is left to say, or with the sentence once more
    ("我周四有啥面试 哦不 周五", "我周五有啥面试"),
    ("周日周子航那场我去不了，不对，是周一许诺那场", "周一许诺那场我去不了"),
    ("下周一上午许诺我去不了，说错了是下午林志远二面去不了", "下周一下午林志远二面去不了"),
    ("袁博说来不了了，不好意思说错了，是袁梦来不了", "袁梦来不了"),
    ("我2043没问题，哦看错了，2039没问题", "我2039没问题"),
    ("what does wang wu have on friday, no wait, li si", "what does li si have on friday"),
    ("has chen xiao confirmed? no sorry xu nuo", "has xu nuo confirmed?"),
    # how many, in which language, as what, with which answer
    ("面试上限每天三场啊不两场", "面试上限每天两场"),
    ("免打扰 晚上十点不对十一点到早上八点", "免打扰 晚上十一点到早上八点"),
    ("语言中文啊不英文", "语言英文"),
    ("cao yingchao is a no, sorry, a maybe, he knew locks", "cao yingchao is a maybe, he knew locks"),
    ("陈晓给个推荐吧，哦不，强烈推荐，写得很全", "陈晓给个强烈推荐吧，写得很全"),
    ("how's thursday looking, wait, friday", "how's friday looking"),
    ("2039 goes to Tuesday. Actually Wednesday.", "2039 goes to Wednesday."),
    ("无法参加 2039，不好意思，是 2043，孩子发烧", "无法参加 2043，孩子发烧"),
    ("add zhang san to 2039 no 2043", "add zhang san to 2043"),
    ("deactivate wangwu oh no zhaoliu", "deactivate zhaoliu"),
    ("把王五停用，不对，是赵六停用", "把赵六停用"),
    ("make lisi coordinator no sorry recruiter", "make lisi recruiter"),
    ("2043 declined. Scratch that, accepted!", "2043 accepted!"),
    # an interview by another name
    ("the state of 2045 i mean the one with wu yutong", "the state of wu yutong"),
    ("取消2039不对周五下午那场", "取消周五下午那场"),
    # by nobody's name
    ("今天下午跟三哥不对跟张三一起", "今天下午跟张三一起"),
    ("李四没空来面王字航 哦不 周子航", "李四没空来面周子航"),
    ("tell me about lin yue sorry I mean dong zhuoran", "tell me about dong zhuoran"),
    # something else is to be done
    ("往后挪到下午五点半以后不对是往前挪到九点", "往前挪到九点"),
    ("接受周五那场不对无法参加周五那场", "无法参加周五那场"),
    ("许诺那场我可以，啊不不，我不行", "许诺那场我不行"),
    ("帮我催张三和李四，不对只催李四，林志远那场", "帮我催李四，林志远那场"),
    # what was said first is denied once more, or the words that take back stand behind what is meant
    ("tonight no not tonight tomorrow night the phone one", "tomorrow night the phone one"),
    ("please cancel no sorry not cancel just replace li si", "please replace li si"),
    ("what do I have tomorrow no Friday I mean", "what do I have Friday"),
    # the hour behind 挪到 is none of what is corrected
    ("把明天上午陈晓那场啊不对是许诺那场挪到明天下午五点半", "把明天上午许诺那场挪到明天下午五点半"),
    # what was said holds
    ("the one with chen xiao no hang on yes that one", "the one with chen xiao that one"),
)  # fmt: skip

SAID = (
    "时间不对", "周五的时间不对 周六可以吗", "2039 周五的链接不对，周六的呢", "周五对不对 还是周六", "周五不行周六可以", "周五不是周六", "不是我",
    "我说的是周六啊不是周五", "我说的不是李四是王五", "李四不对劲，王五呢", "周四晚…不对周五晚…算了你看着办吧", "明天应该是周四吧", "等一下 2039 取消",
    "小敏啊不是那个机器人就那个周六的", "地点写错了，周五是在珠峰", "他说周五不对口", "no, sorry, I can't", "sorry I mean it",
    "can't do friday sorry saturday works", "yes friday no saturday", "accept 2039 no 2043", "at nine no one came", "not 2039, 2043",
    "tell li si no and wang wu yes", "11 o'clock rather than 10", "what can you actually do", "friday no sorry never mind",
    "no for wang wu, sorry", "put wang wu on 2039 sorry li si on 2043", "周五，周六", "不对 五点", "no wait friday", "等等别取消",
    "张三等等李四吧", "I'm free monday, sorry tuesday is full", "not on friday no, monday", "can friday wait till monday", "let wang wu wait, li si goes first",
    "无法参加 周四那场 记错时间了 周五要出差", "周五可以，不是周六吗", "取消2039，说错了", "我上午没空下午，不，晚上可以", "周五没错了，周六呢", "hold on to friday until monday",
    "is friday no good? monday then", "2039 no show, 2043 was fine", "没有不对，周五周六都行",
    "no answer from wang wu, wait, li si answered", "张三对李四说不对，马上改", "I told wang wu no, thanks", "ask li si, sorry, no answer yet", "remind li si, no rush",
    "2039取消，不好意思，是我的问题", "decline 2039, sorry, travelling", "was it xu nuo? no, somebody else", "sorry, 2039 no, 2043 yes",
)  # fmt: skip

BESIDE = (
    # one of two
    ("取消2045，不是2044", "取消2045"),
    ("put 2043 on thursday, not friday, at 4pm", "put 2043 on thursday, at 4pm"),
    ("2043改到周四不是周五下午四点", "2043改到周四下午四点"),
    ("催王五，不是李四，2043那场", "催王五，2043那场"),
    ("看看周四不是周五的安排", "看看周四的安排"),
    ("不是许诺那场我来不了，是陈晓那场", "陈晓那场我来不了"),
    ("Not one hour for 2043 but 90 minutes, please change it", "90 minutes for 2043, please change it"),
    ("面试上限每天不是两场，是三场", "面试上限每天三场"),
    # an order beside a denial
    ("2043不要换成王五，换成张三", "2043换成张三"),
    ("2043我不是去不了，是想改到下周二下午三点半", "2043，想改到下周二下午三点半"),
    ("2043别取消，推迟一小时就行", "2043，推迟一小时就行"),
    ("别取消陈晓那场往后推到四点半就好", "陈晓那场往后推到四点半就好"),
    ("don't cancel 2043, just bring it to 1pm", "2043, just bring it to 1pm"),
    ("not wang wu but zhang san should step in for li si on 2043", "zhang san should step in for li si on 2043"),
    ("2043不用催李四，2044取消", "2044取消"),
    ("不是2043，是2044我去不了", "2044我去不了"),
    # whom he stands for, and what both have in common
    ("2043别加王五当面试官，让他旁听就好", "2043，让王五旁听就好"),
    ("2043别再催张三了，直接给他免写面评", "2043，直接给张三免写面评"),
    ("don't add zhang san to 2043 as an interviewer, just as a shadow", "add zhang san to 2043 just as a shadow"),
    ("别把李四设成管理员，设成招聘", "把李四设成招聘"),
    ("2043别拖到十一点，十点半就行", "2043拖到十点半就行"),
)  # fmt: skip

NOTHING_BESIDE = (
    "别取消2043", "2043先别取消，等老板拍板", "别取消2043，取消了我跟你急", "不是去不了，是去不了那么早", "don't cancel or move 2043, I have not decided",
    "2043别动，三点半就三点半", "no need to move 2043, noon works after all", "无法参加 2043 不是不想去，是孩子病了", "面评 2043 不推荐，不是能力问题，是不参加加班",
    "不要随便跟候选人谈薪资，拒绝也要委婉", "周五是不是改到周六，催一下王五", "2043是周五不是周六吗", "特别好，换成张三", "告别面，推迟半小时", "能不改就不改，换个人也行",
    "I'm not available on Friday, please move 2043", "do not know, but 2043 can go ahead", "别人都去，我也去",
)  # fmt: skip

CODE_IN_WORDS = (
    ("interview two zero four three", "interview 2043"),
    ("move twelve oh three to Friday", "move 1203 to Friday"),
    ("status of that twenty thirty nine interview", "status of that 2039 interview"),
    ("two zero double four please", "2044 please"),
    ("二零四三什么状态", "2043什么状态"),
    ("幺二零三我可以", "1203我可以"),
    ("两千零四十三那场", "2043那场"),
    ("一千二百零三", "1203"),
    # an hour, a year, nothing that is there
    ("at twelve oh three", "at twelve oh three"),
    ("move it to twenty thirty nine", "move it to twenty thirty nine"),
    ("in march twenty forty five", "in march twenty forty five"),
    ("two one one two", "two one one two"),
    ("二零四三年", "二零四三年"),
    ("两千零四十三块", "两千零四十三块"),
)


def _situation() -> Situation:
    memo: dict[Any, Any] = {lookup.own_candidates: list(enumerate(CANDIDATES)), Called: _Colleagues()}
    for code in range(1000, 10000):
        memo["code", str(code)] = object() if str(code) in CODES else None
    return Situation(cast(Any, None), NOW, memo=memo)


def _plain(text: str) -> str:
    return repaired(Spelling(text, text), _situation()).plain


def _affirmed(text: str) -> str:
    meant = without_denied(Spelling(text, text), _situation())
    return text if meant is None else meant.spelling.plain


def test_what_is_taken_back_gives_way_to_what_is_said_instead() -> None:
    wrong = [f"{said} => {_plain(said)}" for said, meant in MEANT if _plain(said) != meant]
    assert not wrong, "\n".join(wrong)


def test_what_is_denied_beside_what_is_meant_goes_out_of_the_text() -> None:
    wrong = [f"{said} => {_affirmed(said)}" for said, meant in BESIDE if _affirmed(said) != meant]
    assert not wrong, "\n".join(wrong)


def test_a_denial_with_no_order_beside_it_stays() -> None:
    wrong = [f"{said} => {_affirmed(said)}" for said in NOTHING_BESIDE if _affirmed(said) != said]
    assert not wrong, "\n".join(wrong)


def test_what_only_sounds_like_a_correction_stays() -> None:
    wrong = [f"{said} => {_plain(said)}" for said in SAID if _plain(said) != said]
    assert not wrong, "\n".join(wrong)


def test_each_letter_is_where_it_was_typed() -> None:
    for said, _ in MEANT:
        spelling = repaired(Spelling(said, said), _situation())
        places = zip(spelling.plain, spelling.begins, spelling.ends, strict=True)
        assert all(letter in (said[begins:ends], " ") for letter, begins, ends in places), said


def test_the_words_that_are_kept_are_the_ones_that_were_typed() -> None:
    said = "无法参加 2039 我周二不对周三要出差"
    spelling = repaired(Spelling(said, said), _situation())
    assert spelling.plain == "无法参加 2039 我周三要出差"
    assert spelling.as_typed("我周三要出差") == "我周二不对周三要出差"


def test_a_code_is_said_in_words_where_there_is_one() -> None:
    situation = _situation()
    got = {said: in_figures(Spelling(said, said), situation).plain for said, _ in CODE_IN_WORDS}
    wrong = [f"{said} => {got[said]}" for said, meant in CODE_IN_WORDS if got[said] != meant]
    assert not wrong, "\n".join(wrong)

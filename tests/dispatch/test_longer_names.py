"""A longer name is nobody of a shorter one: 陈晓明 is not 陈晓, nor 张三丰 张三; it is said that nobody is called so, and who may be meant."""

from __future__ import annotations

from tests.said import zh, zh_like
from tests.world.office import Office

NOT_THERE = ("没找到“{name}”", "没有叫“{name}”的同事", "没有找到“{name}”", zh("which.no_colleague", name="{name}"))
ORDERS = [
    ("zhangmin", "取消面试 陈晓明", "陈晓明"),
    ("zhangmin", "取消 林悦然 的面试", "林悦然"),
    ("zhangmin", "陈晓明改到5点", "陈晓明"),
    ("zhangmin", "林悦然那场推迟一小时", "林悦然"),
    ("zhangmin", "陈晓丽不来了", "陈晓丽"),
    ("zhangmin", "候选人回复 陈晓东 不来", "陈晓东"),
    ("zhangmin", "林悦婷已确认", "林悦婷"),
    ("zhangmin", "陈晓明的面试", "陈晓明"),
    ("zhangmin", "林悦然几点面", "林悦然"),
    ("zhangmin", "陈晓明", "陈晓明"),
    ("zhangmin", "换人 {code} 张三丰", "张三丰"),
    ("zhangmin", "{code}换成张三丰", "张三丰"),
    ("zhangmin", "让李四光替张三面{code}", "李四光"),
    ("zhangmin", "加人 {code} 李四光", "李四光"),
    ("zhangmin", "催张三丰", "张三丰"),
    ("zhangmin", "催一下李四光", "李四光"),
    ("zhangmin", "张三丰的日程", "张三丰"),
    ("zhangmin", "李四光明天有空吗", "李四光"),
    ("zhangmin", "张三和李四光明天什么时候都有空", "李四光"),
    ("zhangmin", "不用写面评 {code} 张三丰", "张三丰"),
    ("zhangmin", "replace {code} Li Sisi", "Li Sisi"),
    ("zhangmin", "replace zhang san with Li Sisi on {code}", "Li Sisi"),
    ("zhangmin", "cancel Chen Xiaoming's interview", "Chen Xiaoming"),
    ("zhangmin", "reschedule Lin Yueran to friday 3pm", "Lin Yueran"),
    ("zhangmin", "move Li Sisi's interview to 5pm", "Li Sisi"),
    ("zhangsan", "接受 陈晓明", "陈晓明"),
    ("zhangsan", "陈晓明那场我去不了", "陈晓明"),
    ("zhangsan", "无法参加 林悦然 出差", "林悦然"),
    ("zhangsan", "林悦欣那场我可以", "林悦欣"),
]
OF_THE_SHORTER = [
    ("zhangsan", "陈晓明天那场我去不了", "回复无法参加 陈晓"),
    ("zhangsan", "陈晓明早的面试我能来", "接受 陈晓"),
    ("zhangsan", "陈晓明下午几点", "{code} 陈晓"),
    ("zhangmin", "张三平时几点有空", "张三有空的时间"),
    ("zhangmin", "张三明天几场", "张三 "),
    ("zhangsan", "无法参加 {code} 要和陈晓明开会", "回复无法参加 陈晓"),
    ("zhangmin", "约面 陈晓明 后端工程师 二面 周四下午3点 李四", "约面：陈晓明"),
]


def test_nobody_is_taken_for_who_has_a_longer_name(office: Office) -> None:
    code = office.plan("陈晓", "03-12 15:00")
    office.plan("林悦", "03-13 10:00")
    office.plan("潘悦然", "03-13 17:00", "lisi")
    before = office.rows("SELECT * FROM audit_event ORDER BY id")
    for who, words, name in ORDERS:
        said = office.say(words.format(code=code), who)
        assert said.startswith(tuple(one.format(name=name) for one in NOT_THERE)), (words, said)
    assert office.rows("SELECT * FROM audit_event ORDER BY id") == before


def test_a_word_behind_a_name_is_no_part_of_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 15:00")
    office.plan("林悦", "03-13 10:00")
    for who, words, answer in OF_THE_SHORTER:
        said = office.say(words.format(code=code), who)
        assert said.startswith(answer.format(code=code)), (words, said)
        office.say("退出", who)


def test_who_is_called_by_the_longer_name_is_meant_by_it_and_not_unasked_by_the_shorter(office: Office) -> None:
    """张三 is a colleague, 张三丰 a candidate: a part of a name is read back."""
    office.plan("张三丰", "03-12 15:00", "lisi")
    assert office.say("接受 张三", "lisi").startswith("接受 张三丰")
    assert office.say("接受 张", "lisi").startswith("接受 张三丰")
    office.say("否", "lisi")
    assert office.say("接受 张三丰", "lisi").startswith("已接受：")
    assert zh_like("cancel.preview").match(office.say("取消面试 张三丰 岗位关闭", "zhangmin"))

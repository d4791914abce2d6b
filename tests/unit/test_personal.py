"""Words about somebody's marriage, children, age or origin are found, and the same words about work are not."""

from __future__ import annotations

import pytest

from bot.interviews.personal import found_in


@pytest.mark.parametrize(
    "words",
    [
        "已婚未育，稳定性一般", "刚结婚，怕要休产假", "她老公在外地", "离异带娃", "家里两个孩子，孩子还小", "宝妈，加班有困难",
        "准备要二胎", "年龄偏大，学习能力一般", "年纪有点大", "35岁了，性价比不高", "都四十多岁了", "90后，想法多", "太年轻了",
        "比较年轻，经验不足", "岁数不小了", "河南人，性格直", "外地户口，怕待不久", "老家是东北的", "有点口音", "少数民族，饮食要注意",
        "候选人已怀孕", "她怀孕了", "生育计划不明", "农村来的，很踏实", "未婚", "单身，能加班", "一个上海人，讲究",
        "he is married with two kids", "she has a baby at home", "Too old for this team", "he's 45", "she is 38 years old",
        "in his late forties", "his accent is heavy", "she is pregnant", "just back from maternity leave", "her husband works here",
        "he is originally from Henan", "a single mother", "the candidate has two young children",
    ],
)  # fmt: skip
def test_what_speaks_of_the_person_is_found(words: str) -> None:
    assert found_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "年轻化设计讲得好", "做过孩子王游戏的后台", "年轻用户的增长方案", "面向 95后用户的社区", "80后端接口都自己写", "500 后续优化没讲",
        "3 岁以上儿童产品的推荐", "25岁以上用户的画像", "单身公寓项目", "婚恋网站的匹配算法", "结婚登记系统的并发", "婚庆平台", "备孕期管理类产品",
        "母婴电商，怀孕周期提醒做得细", "父子组件通信", "子节点和孩子节点分不清", "树的左孩子指针", "年龄字段校验漏了", "年龄段分桶", "户籍管理系统",
        "北京人工智能大会讲过", "上海人才项目", "口音识别模型", "广东人均数据统计", "籍籍无名", "回族自治县的政务项目", "本地人工审核流程",
        "老家伙式代码重构", "岁月静好", "10 年经验，带过 6 个人", "48 小时内上线", "系统 20 年没动过", "他 30 分钟写完", "40% 的提升", "二叉树满族谱",
        "child process and fork explained well", "each node has two children", "parent and child components", "orphan processes",
        "the codebase is 10 years old", "married two APIs cleanly", "single point of failure", "kids app backend", "age group statistics",
        "cache ages out", "he is 30% faster", "he has 10 years of experience", "she has children nodes covered", "young generation GC",
        "he is from the start convinced", "old generation heap", "too old a version of the library", "she is from day one hands-on",
        "native app and hometown feature", "accent color in CSS", "race condition found", "the foreign key",
    ],
)  # fmt: skip
def test_the_same_words_about_work_are_not(words: str) -> None:
    assert found_in(words) == []

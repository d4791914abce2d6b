"""By which words a job is called, and the part of its title that each stands for: the backend one, 后端那场, the architect."""

from bot.times.number_words import either

ENGLISH = {
    "backend": "后端", "back-end": "后端", "back end": "后端", "frontend": "前端", "front-end": "前端", "front end": "前端",
    "qa": "测试", "test": "测试", "tester": "测试", "testing": "测试", "data": "数据",
}  # fmt: skip
_TOGETHER = {"platform": "平台", "architect": "架构"}  # two words of one title
_ALL = ENGLISH | _TOGETHER
CHINESE = "后端|前端|测试|数据|架构师?|平台|产品|设计|算法|运维|移动|安卓"
LATIN = f"(?<![a-z])(?:{either(_ALL)})(?![a-z])"


def title_of(word: str) -> str:
    """架构 of 架构师 and of architect."""
    return _ALL.get(word, word.removesuffix("师"))

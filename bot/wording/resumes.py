"""What became of a résumé, in words."""

from __future__ import annotations

from bot.texts import text
from bot.wording.words import pick

# Why one could not be fetched, or its pages not be drawn.
_WHY: dict[str, tuple[str, str]] = {
    "host": ("its host is not one of RESUME_HOSTS", "地址不在允许的范围内（RESUME_HOSTS）"),
    "address": ("its address is none of the public internet", "地址不是公网地址"),
    "redirect": ("it leads to another host", "地址跳转到了别的网站"),
    "gone": ("there is nothing at its address, or not without signing in", "地址失效，或要登录才能打开"),
    "away": ("its host did not answer", "对方网站没有响应"),
    "too_large": ("it is larger than 20 MB", "超过 20 MB"),
    "empty": ("there is nothing in it", "文件是空的"),
    "not_pdf": ("it is no PDF", "不是 PDF"),
    "encrypted": ("it wants a password", "有密码"),
    "broken": ("it is damaged, or no PDF", "文件已损坏，或不是 PDF"),
    "too_much": ("its pages could not be drawn in time", "页面太复杂，没能生成图片"),
}


def why_no_resume(why: str, lang: str) -> str:
    return pick(_WHY[why], lang) if why in _WHY else text("resume.went_wrong", lang)

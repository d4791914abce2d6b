"""What somebody reads who signed on and came for no page in particular."""

from __future__ import annotations

from flask import Response

from bot.web.pages.page import Visit, page
from bot.web.screen import Screen


@page("/my", needs=lambda viewer: True)
def front(visit: Visit) -> Response:
    return Screen(
        (f"{visit.viewer.name}, you are signed on", f"{visit.viewer.name}，你已登录"),
        (
            (
                "The links in the interview assistant's messages now open as you.",
                "面试助手消息里的链接，现在都以你的身份打开。",
            ),
        ),
    ).response(visit.lang)

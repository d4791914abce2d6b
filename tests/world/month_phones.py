"""One person's phone of a month, written so that somebody can read it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.world.clock import BEIJING
from tests.world.month import Month


def busiest(month: Month, of: str) -> str:
    """Whose phone is the fullest, among the accounts that begin so."""
    return max((one for one in month.phones if one.startswith(of)), key=lambda one: len(month.phones[one]))


def write_phone(month: Month, user_id: str, folder: Path) -> Path:
    """All of it, oldest first, by the moved clock; a card as it looked in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{user_id}.txt"
    said = [(datetime.fromisoformat(one["at"]), one) for one in month.phones[user_id].values()]
    tapped = [
        (shown, {"by": "member", "type": "tap", "text": f"点了 {text}"})
        for shown, text in month.tapped.get(user_id, [])
    ]
    lines, day = [f"{month.members[user_id]}（{user_id}），{len(said)} 条"], None
    before: dict[str, Any] = {}
    for shown, one in sorted([*said, *tapped], key=lambda pair: pair[0]):
        if one["by"] == before.get("by") == "member" and one["text"] == before["text"]:
            continue  # nobody took it: the same message again
        before = one
        at = month.when(shown).astimezone(BEIJING)
        if at.date() != day:
            day = at.date()
            lines += ["", f"════ {at:%-m月%-d日 %A} " + "═" * 60]
        lines += ["", f"{at:%H:%M} {'我 ▷' if one['by'] == 'member' else '助手'}", *_told(one)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_odd(month: Month, folder: Path) -> Path:
    """What was answered otherwise than whoever wrote had hoped."""
    path = folder / "answered-otherwise.txt"
    blocks = [f"{_here(at)} {who} {month.members[who]}: {words}\n→ {said}\n" for at, who, words, said in month.odd]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def _told(message: dict[str, Any]) -> list[str]:
    if message["type"] != "template_card":
        return [f"    {line}" for line in str(message["text"]).split("\n")]
    content = message["content"]
    title = content.get("main_title", {})
    lines = [f"[卡片] {title.get('title', '')}", *filter(None, [title.get("desc"), content.get("sub_title_text")])]
    lines += [f"{one['keyname']}：{one.get('value', '')}" for one in content.get("horizontal_content_list", [])]
    buttons = [one["text"] for one in content.get("button_list", [])]
    if message["state"]:
        lines.append(f"〔{message['state']['replaced_with']}〕")
    elif buttons:
        lines.append(" ".join(f"[{one}]" for one in buttons))
    return [f"    {line}" for one in lines for line in str(one).split("\n")]


def _here(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%-m-%-d %H:%M}"

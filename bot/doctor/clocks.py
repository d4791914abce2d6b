"""How far our clock is from others'."""

from __future__ import annotations

from datetime import datetime

from bot.doctor.finding import Finding, fine, wrong

MOST_OFF_S = 30  # beyond it a machine does no time-driven work


def compared(part: str, theirs: datetime, ours: datetime) -> Finding:
    """What `ours` shows beside `theirs`, read at the same moment."""
    off_s = (ours - theirs).total_seconds()
    if abs(off_s) <= MOST_OFF_S:
        return fine(part, f"相差 off by {abs(off_s):.0f} s")
    side = "本机快 we are ahead by" if off_s > 0 else "本机慢 we are behind by"
    return wrong(
        part,
        f"{side} {abs(off_s):.0f} s",
        "Synchronise the time (NTP), such as timedatectl set-ntp true; beyond ten minutes every callback is refused.",
        "打开时间同步（NTP），例如 timedatectl set-ntp true；相差十分钟以上，回调全部被拒绝。",
    )

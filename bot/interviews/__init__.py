"""The domain: people, interviews and times. It knows neither WeCom nor HTTP."""

from bot.interviews.models import Interview, Member
from bot.times.values import Span

__all__ = ["Interview", "Member", "Span"]

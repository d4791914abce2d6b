"""The domain: people, interviews and times. It knows neither WeCom nor HTTP."""

from bot.interviews.models import Interview, Member
from bot.interviews.times import Span

__all__ = ["Interview", "Member", "Span"]

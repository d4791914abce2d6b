"""What is one for all of an installation: its addresses, its company's name and zone, its secret.

These are constants of a process, as its environment's TZ would be. Set where the parts are put together, they need no
argument in everything that shows a time or an address of ours.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.settings.schema import COMPANY_ZONE

_ZONE = ZoneInfo(COMPANY_ZONE)


@dataclass(frozen=True)
class Installation:
    """`base_url_for_candidates` is empty where no candidate is sent to us, `company_name` where it is to be left out.

    Keys of links are derived from `secret_key`. Addresses have no slash at the end.
    """

    base_url: str = ""
    base_url_for_candidates: str = ""
    company_name: str = ""
    company_zone: ZoneInfo = _ZONE
    secret_key: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Installation:
        base_url = settings.base_url.rstrip("/")
        return cls(
            base_url=base_url,
            base_url_for_candidates=base_url if settings.reaches_candidates else "",
            company_name=settings.company_name,
            company_zone=settings.company_zone,
            secret_key=settings.secret_key.get_secret_value().encode(),
        )


class Process:
    """Runs one installation at a time."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation

    @contextlib.contextmanager
    def running(self, installation: Installation) -> Iterator[None]:
        """This installation as long as the block runs, and then again the one before it."""
        before, self.installation = self.installation, installation
        try:
            yield
        finally:
            self.installation = before


process = Process(Installation())

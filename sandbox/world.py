"""All that one running sandbox consists of."""

from __future__ import annotations

from sandbox.clock import Clock
from sandbox.company import Company
from sandbox.faults import Faults
from sandbox.frequency import Frequency
from sandbox.sending import Sending
from sandbox.showmebug.team import Team
from sandbox.sign_on import SignOnCodes
from sandbox.state import State
from sandbox.tokens import AccessTokens


class World:
    """One company, its chats and codes, and what is wrong with WeCom at present."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.clock = Clock()
        self.state = State(self.clock)
        self.faults = Faults()
        self.tokens = AccessTokens(self.clock)
        self.codes = SignOnCodes(self.clock)
        self.frequency = Frequency(self.clock)
        self.sending = Sending(company, self.state, self.faults, self.clock)
        self.showmebug = Team(company.showmebug_id, company.secret_at_showmebug, self.clock, self.clock.shows)

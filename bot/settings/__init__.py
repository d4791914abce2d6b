"""Settings: read from the environment and `.env`, checked at once, all faults in one message.

Three modes, decided by the five WeCom settings alone:

* none of them set: *demo* (sandbox; values made once and kept in ``var/demo.json``);
* all of them set: *real* WeCom, or, with ``SANDBOX=1``, the *sandbox* with these values;
* some of them: refused, with the missing ones named.
"""

from bot.settings.complaint import BadSettings
from bot.settings.reading import WECOM_FIVE, child_environ, load, load_company_zone
from bot.settings.schema import ROOT, WECOM_API_BASE, Mode, Settings, zone

__all__ = [
    "ROOT",
    "WECOM_API_BASE",
    "WECOM_FIVE",
    "BadSettings",
    "Mode",
    "Settings",
    "child_environ",
    "load",
    "load_company_zone",
    "zone",
]

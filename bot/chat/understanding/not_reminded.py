"""That somebody is to get no reminders: 别催王五, 免催, stop nagging Wang Wu. Said to an admin's bot it is a setting of theirs."""

SAID = (
    r"免催|(?<![特分区])(?:别(?!忘)|不用|不要|不必|免)[^,，]{0,8}(?:催|提醒)|不再?(?:催|提醒)|no.?nudg|"
    r"\b(?:don't|do not|dont|stop|never|no longer|quit|no(?: more)?)\b[^,.;]{0,20}?(?:nudg|remind|chas|pester|nag|bother|ping)\w*"
)

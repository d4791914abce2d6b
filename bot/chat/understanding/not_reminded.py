"""That somebody is to get no reminders: 别催王五, 免催, stop nagging Wang Wu. Said to an admin's bot it is a setting of theirs."""

REMIND = r"(?:nudg|remind|chas|pester|nag|bother|ping|harass)\w*"

SAID = (
    r"免催|(?<![特分区])(?:别(?!忘)|不用|不要|不必|免)[^,，]{0,8}(?:催|提醒)|不(?:用|要|必)?再?(?:催|提醒)|(?:停止?|关掉?|取消)[^,，]{0,6}(?:催办?|提醒)(?!时间)|no.?nudg|"
    rf"\b(?:don't|do not|dont|never|no longer|quit|no(?: more)?|without)\b[^,.;]{{0,20}}?\b{REMIND}|"
    rf"\b(?:stop|end|drop|cut|cancel|mute|silence|pause|halt|spare|(?:turn|switch|shut|call)(?:ing)? off)(?:s|ped|ping)?\b [^,.;]{{0,24}}?\b{REMIND}|"
    rf"\b{REMIND} (?:to |for |of )?[^,.;]{{0,16}}\b(?:must |should |have to )?(?:stop|end)\b"
)

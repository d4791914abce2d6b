"""Words by which somebody takes back what they have just said, or what they were asked: 不对, 说错了, 等等, 算了, no wait.

They stand in front of what is meant instead. In the midst of a sentence some of them say other things as well: see
`repair.marks`; and of a draft 名字写错了 says which part is wrong: see `interviews.changed_panel`.
"""

SLIPPED = (
    "(?:我|刚才?|编号|号码|名字|姓名|时间|日期){0,3}(?:[说讲打写弄搞发看记认选点按敲输]错|[搞弄]混|看串|手滑|手误|笔误|口误)"
    "(?:[人名字号]|候选人|编号)?了?|错了"
)
PAUSES = "等等|等一?下|慢着"
BEFORE = f"[哦啊呃]|{PAUSES}|不好意思|抱歉|对不起"
LEFT = "算了"
TAKEN_BACK = f"不对|{SLIPPED}|{BEFORE}|{LEFT}|还是|要不|那就?|干脆"

SLIPPED_EN = (
    "my (?:bad|mistake)|(?:(?:my|that was a|a) )?typo|mistyped|wrong (?:one|code|number|person|name|interview)|scratch that|"
    "correction|i meant?"
)
_PAUSES_EN = "wait|hold on|hang on"
BEFORE_EN = f"oh|ah|sorry|oops|{_PAUSES_EN}"
LEFT_EN = f"no|{_PAUSES_EN}|never ?mind|nvm|forget (?:it|that)|scrap that|on second thoughts?|actually|rather"
TAKEN_BACK_EN = rf"\b(?:nope|{BEFORE_EN}|{LEFT_EN}|{SLIPPED_EN})\b"
AGREES_BUT = "(?:好的?|可以|行|对的?|是的?|嗯+|没问题)[吧啊呀]?[,， ]{0,2}(?:不过|但是?|可是)(?!说)"  # 好的，但是五点
AGREES_BUT_EN = r"\b(?:yes|yeah|yep|ok|okay|sure|fine|right)[,.]? ?but\b"
EITHER = f"{TAKEN_BACK}|{TAKEN_BACK_EN}"

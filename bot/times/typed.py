"""What a member typed, in the one form that every parser reads."""

import re
import unicodedata

# Traditional and simplified, two by two. Only the characters of our own verbs, answers and date words: names must stay
# as their owners write them.
_PAIRS = (
    "週周點点號号時时後后兩两個个鐘钟鍾钟禮礼頭头來来過过從从於于間间這这現现當当開开內内"  # dates
    "約约試试換换進进狀状態态設设語语區区評评價价場场誰谁幫帮幾几麼么無无參参絕绝饋馈單单測测銷销擾扰員员辦办"  # verbs
    "遲迟備备選选報报圖图導导統统計计處处簡简歷历訂订閱阅靜静沒没會会議议應应總总請请給给誤误"
    "薦荐強强掛挂確确認认對对嗎吗準准輪轮終终復复複复"  # answers, rounds
    "聽听尋寻晝昼還还樣样讓让題题問问該该趕赶衝冲"  # what is said around them
    "嚟来唔不冇没係是喺在嘅的咗了佢他哋们畀给睇看嗰那"  # the same as written in Hong Kong: 嚟唔到
)
_CANNOT = ("唔到", "不了")  # 嚟唔到: its 到 would be read as until
_TO_SIMPLIFIED = str.maketrans(_PAIRS[::2], _PAIRS[1::2])
_CLOSING = " 。！？!?~"


def tidy(text: str) -> str:
    """One width and one kind of space, no closing 。！？~; case and script stay as they were typed."""
    if not text.replace(_ASIDE, "").isprintable():  # as nearly all is
        text = "".join(_visible(character) for character in text)
    return " ".join(unicodedata.normalize("NFKC", text).split()).rstrip(_CLOSING)


_MARKS = re.compile("(?<![0-9])：|：(?![0-9])|[，；（）！…]")


def as_written(text: str) -> str:
    """Tidy, with its Chinese marks as they were typed, each of them a letter as before."""
    kept: list[str] = []

    def put_aside(mark: re.Match[str]) -> str:
        kept.append(mark[0])
        return _ASIDE

    marked = _MARKS.sub(put_aside, text.replace(_ASIDE, ""))
    marks = iter(kept)
    return re.sub(_ASIDE, lambda _: next(marks), tidy(marked)).rstrip(_CLOSING)


_ASIDE = "\ue000"  # private use: no keyboard has it, and no form of Unicode changes it


def normalise(text: str) -> str:
    """Tidy, one case, simplified date words: for comparing, never for showing.

    Doing it twice changes nothing. Names in it are only good for comparing with names that went the same way.
    """
    # Lower-casing may leave a letter decomposed (İ), so the form is settled once more.
    low = unicodedata.normalize("NFKC", tidy(text).lower()).replace(*_CANNOT).translate(_TO_SIMPLIFIED)
    return " ".join(low.split()).rstrip(_CLOSING)


def letter(character: str) -> str:
    """One character as `normalise` has it, whatever stands around it: none for what nobody sees."""
    shown = unicodedata.normalize("NFKC", _visible(character)).lower()
    return shown.translate(_TO_SIMPLIFIED)


_REORDERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _visible(character: str) -> str:
    if character in _REORDERS:  # between digits the sender's screen shows another code than is stored: it is none
        return " "
    match unicodedata.category(character):
        case "Cf":  # zero-width marks and direction marks: typed by keyboards, seen by nobody
            return ""
        case "Cc" | "Cs" | "Zs" | "Zl" | "Zp":
            return " "
        case _:
            return character

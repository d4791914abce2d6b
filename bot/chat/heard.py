"""What was typed, put into one form once; and without what is said around it, out of courtesy or to ask."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from bot.one_message import kept_meanwhile
from bot.times.typed import as_written, normalise

MOST_BYTES = 2048  # of a text that WeCom delivers; nobody says more, and each further word would cost
LONGEST_SENTENCE = 200  # characters: what is longer is no request that could be told from its words

# Courtesy and filler: what is said with them is meant, but is not the verb with its arguments alone.
_FILLER = (  # the longer before what it begins with
    "不好意思|对不起|抱歉|我想要|我这边|看一看|辛苦了|请问|麻烦|劳驾|帮我|帮忙|给我|替我|我想|我要|我会|我来|我是|我这|咱们|可以|可能|恐怕|应该|实在"
    "|真的|确实|一下|看下|看看|这场|那场|面试|谢谢|多谢|我|你|您|先|就|那|要|想|能|请|吧|啊|呀|哦|噢|啦|了|哈|呢|嘛|的"
)
_FILLER_EN = (
    "please|kindly|help(?: me| us)? to|pls|plz|can you|could you|would you|i want to|i would like to|i'd like to|i will|i'll|i am|i'm|i|to|the|my|me|for|"
    "just|thanks|thank you|sorry|unfortunately|i'm afraid|i am afraid|afraid"
)
_COURTESY = re.compile(rf"{_FILLER}|\b(?:{_FILLER_EN})\b")
_PARTICLES = re.compile("[吧啊呀哦噢啦了哈呢嘛的 ]+|please")
_SOFTENS = re.compile("(?:了(?![解结却])|啦|吧(?!台)|啊|呀|哦|噢|哈(?!尔)|嘛|呢(?!子))+")
ASKING = re.compile(r"(?<![什怎这那多要])了?[吗嗎么]$")  # 吗 at the end
_ASKING_WORDS = re.compile(
    "有没有|有什么|有哪些|什么|哪些|哪几|几场|几个|多少|有|吗|嗎|么|在哪里?|"
    r"\b(?:do i have|have i|are there|is there|what|which|any|how many|do|i|have|are|is|on|at|for|interviews?|got)\b"
)


@dataclass(frozen=True)
class Heard:
    """`typed` is tidy, and with its marks as they were written; `low` is the same for comparing, letter for letter.

    `asks`: it ended in a question mark, which neither of the two has any more. `raw` is what was sent, letter for letter.
    """

    typed: str
    low: str
    asks: bool
    raw: str = ""

    @functools.cached_property
    def words(self) -> Heard:
        """Without the slash."""
        if not self.has_slash:
            return self
        typed, low = self.typed[1:].strip(), self.low[1:].strip()
        return Heard(typed, low, self.asks, self.raw)

    @property
    def has_slash(self) -> bool:
        return self.low.startswith("/")

    @property
    def is_long(self) -> bool:
        """True where it is read for the verb that it begins with alone, or taken as it stands: what it says is not judged."""
        return len(self.low) > LONGEST_SENTENCE


_GREETS = re.compile(  # 早，我今天有几场 speaks of no morning
    "^(?:(?:大家|各位)?早安?[啊呀哇]?(?:[ ~～]*[,，!！。~～][ ,，!！。~～]*| (?=[我你帮请麻看查有今问想]))"
    "|(?:早上|上午|中午|下午|晚上)好(?![像多几好])[啊呀]?[ ,，!！。~～]*"
    r"|(?i:(?:good (?:morning|afternoon|evening)|morning)(?: (?:all|everyone|everybody|team|there|folks|guys))?[,!.;]+ *(?!(?:please|pls|not|or|if|then|works|is)\b|\d)))(?=[^ ])"
)


_QUOTED = re.compile(r"\s{0,9}「.{0,1900}?」\s{0,9}\n[-—– ]{3,99}\n\s{0,9}(?=\S)", re.DOTALL)


def greets_first(raw: str) -> bool:
    """早上好，最近怎么样; morning, how's life: what follows the greeting is not all that was said."""
    return _GREETS.match(unicodedata.normalize("NFKC", raw[:LONGEST_SENTENCE]).strip()) is not None


def without_quote(text: str) -> str:
    """What was written below a message that WeCom quotes: 「面试助手：取消面试 1203？是/否」, a dashed line, 否."""
    return _QUOTED.sub("", text, count=1) if text.lstrip().startswith("「") else text


@kept_meanwhile
def hear(text: str) -> Heard:
    """The text in its one form."""
    text = text.encode(errors="surrogatepass")[:MOST_BYTES].decode(errors="ignore")
    # A lone question mark is a question for help; elsewhere a closing one only makes a question of it.
    shown = unicodedata.normalize("NFKC", text).strip(" \n。.!~")
    # One character may stand for eighteen (ﷺ), so it is cut once more in its one form.
    typed = "help" if shown and set(shown) == {"?"} else as_written(text)[:MOST_BYTES]
    typed = _GREETS.sub("", typed.rstrip(" .") or typed)
    low = normalise(typed.replace("…", "·"))[:MOST_BYTES]  # … would become three dots
    if len(low) != len(typed):
        typed = low
    return Heard(typed, low, shown.endswith("?"), text)


def without_courtesy(words: str) -> str:
    return _COURTESY.sub(" ", words.lower()).strip(" ,，、:：;；")


def is_look(words: str) -> bool:
    """True where all that is left are the words of a question: enough for a command that only reads."""
    return not _ASKING_WORDS.sub("", words.lower()).strip(" ,，、:：;；")


def is_particle(words: str) -> bool:
    return _PARTICLES.fullmatch(words) is not None


def after_particles(words: str) -> str:
    """堵车 of 了，堵车, which stood behind a verb."""
    return _SOFTENS.sub("", words, count=1) if _SOFTENS.match(words) else words


def without_asking(words: str) -> str:
    """1203 of 1203 吗: what was asked about."""
    return ASKING.sub("", words).strip()

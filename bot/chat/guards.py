"""What forbids to take a text for an order: it asks, denies, supposes, or tells of somebody else's.

It is looked at in lower case and without what it mentions (◇ an interview, ○ a colleague, 候选人 a candidate's name); what stands
around a verb is told by `words_around`.
"""

from __future__ import annotations

import re

from bot.chat import not_so
from bot.chat.masked import CANDIDATE, COLLEAGUE

_SUPPOSES = re.compile(
    r"倘若|设想|真想(?:把|取消)|\b(?:were i\b|were (?:we|he|she|they|it|○|候选人) to\b|in theory|theoretically|imagine|assuming)|"
    r"(?:不来|来不了|去不了|不去)了?(?:那?就(?![换让叫请找])|怎么|会)|^(?:maybe|perhaps) the |如果|(?<![主需重首只])要是|万一|假如|(?<![休请年])假设|若是|的话(?!题|音)|会(?:怎么?样|有什么|影响)|(?:去|来)不了[会该怎]|"
    r"\b(?:(?<!obliged )(?<!grateful )(?<!appreciate it )if(?! (?:you could|you can|you don't mind|possible|i may|that is|it's ok|it is ok|it's all the same|you would|you'd))|suppose|supposing|unless|what happens|in case|hypothetically|would it be(?! (?:possible|feasible|ok|alright|all right|convenient))|would have)\b",
    re.ASCII,
)
_DO = r"do(?= (?:i|we|you|u|they|he|she|the|these|those|all|any|some|both|my|our|your|his|her|their|people|hr|either|candidate|◇|○|(?!this\b)[a-z]{3,}s)\b)"  # do these interviews overlap, and not do this for me
# A question that a polite order would not be: 能不能改到三点, can you move it, ask for it.
_ASKS = re.compile(
    "◇ ?(?:行不行|可不可以)|来不来|去不去|接不接|面不面|想不想|参不参加|谁(?!都|也)|哪[里儿个些天位]|在哪|什么|啥(?!的)|几[点个号位](?!来|了之)|几场|多少|多久|为何|为什么|为啥|怎么(?!也)|咋|如何|是不是|是否|有没有|了没|没有?$|了吗|过吗|有吗|是吗|会吗|对吗|吗还是|"
    "真的假的|来着|算不算|要不要|该不该|应不应该|会不会|难道|不是.{0,40}吗|还.{0,40}吗$|都.{0,40}吗$|"
    r"(?<!everybody )(?<!everyone )(?<!anybody )(?<!anyone )(?<!those )(?<!people )(?<!somebody )(?<!someone )(?<!one )(?<!guy )(?<!all )(?<!○ )\b(?:who|whom|whose)\b|\b(?:why|whether|or not)\b|"
    rf"^[\s,.]*(?:so |and |but |hey |hi |ok |wait |just )*(?:what|which|when|where|how|is(?! it (?:at all )?(?:possible|feasible|ok|okay|alright|all right)\b)|are|{_DO}|does|did|was|were|has|have(?! ○ (?:sit|join|shadow|cover|take|do|replace|step|fill|stand|come|go|write|run|observe)\b)|had|will|would (?:i|he|she|they|候选人|the \w+)|should|am|isn't|aren't|didn't|doesn't|hasn't)\b(?! no\b)|"
    r"\b(?:right|correct)$",
    re.ASCII,
)
_POLITE = re.compile(
    r"\b(?:(?:can|could|would) (?:you|we|i|u|it|that|this|○|hr|someone|somebody|.{1,40} be (?:moved|pushed|shifted|brought|changed|rescheduled|postponed|slip|start))|any chance|possibl[ey]|is it (?:ok(?:ay)?|alright|all right)|mind|please|pls|feasible|may i|might i|humbly|grateful|kindly|obliged|trouble you)\b|能不能|能否|可否|可不可以|是否方便|方便(?:吗|么|的话)?$|可以帮|能帮|"
    r"行[吗不么](?:$|[,，。?？])|好[吗不么](?:$|[,，。?？])|可以[吗不么](?:$|[,，。?？])|成[吗不]$|ok(?:ay)? ?[吗么不]|吧$|好不好|行不行|可以不|有可能|(?<!我)能.{1,24}[吗么不]$|可以.{1,24}[吗么不]$",
    re.ASCII,
)
_WANTS_TO_KNOW = re.compile(
    "想问|问一?下|请问|想知道|好奇|打听|不知道|不确定|(?<![说讲])不清楚|搞不清|wonder|curious|not sure|no idea|don't know(?! (?:her|him|them|候选人|◇))|just asking|asking|"
    r"\b(?:want|like|love|need|wish|care|nice|good) to (?:know|learn|find out|hear|understand)(?! (?:you|that|from you|him|her|them|each)\b)",
    re.ASCII,
)
_DENIES = re.compile(
    f"^not (?:◇|{CANDIDATE})$|"
    "(?:不用|不必|不需要|别|(?<!还)没有?(?!回|答|交|写)|不是|不再|先不|千万)[^,，。 ]{0,3}(?:取消|改期|推迟|延后|换人|换掉|催|停用|离职|推荐|请假)|已经(?:取消|改期?|换|拒绝?|接受|催|推迟)[^,，。]{0,4}了|"
    r"\b(?:not|never|nobody|wish)\b[^,.;]{0,16}\b(?:cancel|declin|accept|mov|resched|replac|remind)\w*|n't\b[^,.;]{0,16}\b(?:cancel|declin|accept|mov|resched|replac|remind)\w*|"
    r"\b(?:was|were|been) (?:cancel|mov|resched|replac)\w*|"
    r"别[说讲提](?!是)|不(?:要|许|准)说|甭说|\b(?:do not|don't|dont) (?:tell|say|let|mention)\b[^,.;]{0,24}\b(?:can't|cannot|can not|not|won't|decline)\b|"
    "不认识(?!路)|没说|没有说|(?<!是)不是[不没未]|(?:并非|没有?说过?)[^,，。]{0,4}[不没]|没有没|不会不|不是说|不是(?:没空|去不了|不能|没时间|我)|没让|没叫|没想(?![好到])|不是[要想]|不想[改取换推]|不打算|没打算|不要(?!面|推荐|打扰|发|给我|了)|先别|别(?:给我)?(?:取消|改|换|拒|接受|催|约|加|推|标|记)|甭|不必|"
    "不能取消|不会取消|没(?:有)?(?:取消|改期|拒绝|接受|答应|迟到|晚到)|不(?:取消|撤|改期?|换人|换|推迟|挪)了?(?![了到成])|无须|勿(?!扰)|"
    r"\b(?:(?:do not|don't|dont|didn't|did not|never|no need to|nobody|won't|not) (?:want to |going to |say to |said to |ask(?:ed)? (?:you )?to |yet )?(?:cancel|declin|mov|accept|reschedul|chang|skip|put|let|replac|swap|book|nudg|chas|remind|add|mark|touch)\w*|"
    r"(?:never|didn't|did not|i not) (?:said|say|ask|asked|meant|mean)|not that (?:i|we|he|she|they|the candidate|候选人|○)\b|(?:can't|cannot|couldn't|wouldn't) (?:really |quite )?say (?:that )?(?:he|she|they|the candidate)\b|(?:not|isn't|wasn't|never)(?: (?:a|really|an actual|exactly)){0,2} no[ -]?show|leave it|keep it|no declin\w*|isn't cancel\w*)\b",
    re.ASCII,
)
_SUPPOSES_AT_ONCE = re.compile(
    r"^\W*(?:(?:so|and|but|hey|ok|just) )*(?:imagine|assum(?:e|ing)|supposing|in case|were (?:i|we|he|she|they|it|○|候选人) to)\b|"
    "(?:^|[,，。;；])[^,，。]{0,4}(?:早知道|要不是|万一|如果|(?<![主需重首只])要是|假如|假使|倘若|若是)|"
    r"(?:^|[,.;] ?)(?:so |and |but |hey |ok |just )*(?:what if|if|suppose|supposing|say)\b(?! (?:you (?:could|can|don't mind)|possible|it's ok|it is ok))[^,.]{0,60}[,?]?.*\b(?:would|will|do|does|should|can|what|who|how|is)\b",
    re.ASCII,
)
_DOUBTS = re.compile(
    "可能(?!得|要晚|晚|迟)|也许|说不定|没准|不一定|恐怕不|(?<![你您])怕是(?!你)|(?:[定答说拿]|决定|确定|答复|回复)不(?:了|准|下来)|看情况|再看看?|再说|想一?想|考虑考虑|考虑一下|商量(?:一下|了)?再|还没(?:有)?(?:想好|决定)|还没定|回头|等会儿?再|晚点再|"
    r"\b(?:might|may not|maybe later|perhaps|possibly|not sure|let me (?:think|check)|need to (?:check|ask|think|talk)|have to (?:check|ask) with|thinking about|will see|i'll see|let you know)\b",
    re.ASCII,
)
_HEARSAY = re.compile(
    rf"听说|据说|听.{{0,6}}(?:说|讲)(?!不)|(?<!所)有人|群里|传言|(?:{COLLEAGUE}|{CANDIDATE}|(?<!其)他|她|人家|领导|老板|经理|同事|大家|爸|妈|老婆|老公|媳妇|boss|manager|wife|husband)"
    rf"[^,，。]{{0,6}}(?<![没不])(?<!我想)(?:说(?!实话|不清|不出|不上|得|法|真的|明|起|一?声|一下|下(?=[,，]|$))|讲(?!不|得|话|解|究|一?声|一下)|告诉|表示|(?<!我)觉得|(?<!没)问(?!题)|通知|提到|微信|[让叫]我(?:别|不))|"
    rf"\b(?:i heard|heard (?:that|from)|they say|rumou?r|apparently|told (?:to )?me|tells me|said|says|thinks|mentioned|asked me|according to)\b",
    re.ASCII,
)
_SOMETHING_ELSE = re.compile(
    "汇总|早报|团建|体检|聚餐|饭局|早会|周会|例会|站会|年会|评审会|培训|演练|健身|电影|相亲|理发|房东|快递|外卖|"
    r"\b(?:party|dinner|lunch|stand-?up|all.?hands|gym|dentist|movie|team building|off-?site)\b",
    re.ASCII,
)


_IF_IT_SUITS = re.compile(
    r"(?:如果|(?<![主需重首只])要是|若是?|如)?(?:您|你|大家|对方|都)?(?:方便|可以|行|不麻烦|不介意|合适|不忙|没有?(?:别的)?(?:问题|意见|冲突))的话|(?:如果?|(?<![主需重首只])要是|若)(?:您|你|大家|都)?(?:方便|不麻烦|不介意|可以|行|合适|没有?(?:别的)?(?:问题|意见|冲突)|ok)(?=[,，。 就]|$)|(?:如果?|若|要是)(?:能|可以)(?=[挪改换调推提])|若?实在不便[^,，。]{0,6}|你?(?:看看?|想想|想个办法)(?:该|要|能)?怎么(?=(?:给|帮|把|让|替)我)|"
    r"\bif you (?:could|can|would)\b(?=,)|\bif it (?:is|'s) (?:not|no) (?:too much |a )?(?:trouble|bother|problem)(?: for you| to you)?|\bif it(?: is|'s) all {1,3}(?:the )? {0,3}same(?: {1,3}(?:to )?you)?|\bif you(?: do not| don't| would not) mind|"
    r"\b(?:if|provided|as long as)(?: that)? {1,3}(?:the )?(?:room(?:'s| is)? (?:free|fine|available)|(?:he|she|they|○|候选人) agrees?)|\bif (?:at all )?possible\b|"
    r"(?:不管|无论|不论)[^,，。]{0,10}?(?:怎么样?|怎样|如何|什么|谁|哪|多少|是不是|会不会)|\b(?:regardless of|no matter) (?:how|what|who|whether|which|if)\b|"
    r"(?:忘了?|忘记|记不[清得]了?|不记得|想不起来?)了?(?:是|叫)?(?:谁|哪|几|什么|啥)[^,，。]{0,8}|"
    r"还?(?:不知道|没想好|没定|不确定|不清楚)(?:具体)?(?:是|改到|挪到|换到)?(?:什么时候|啥时候|哪天|几点|几号|什么时间)(?=[,，。]|$)|"
    r"\b(?:do not|don't|dont) know (?:to )?(?:when|what time|what day|which (?:day|time|slot)) (?:exactly )?yet\b|"
    r"\bi (?:forget|forgot|have forgotten|(?:do not|don't|can't|cannot) (?:recall|remember)) (?:who|whose|which|what|when)\b[^,.;]{0,24}",
    re.ASCII,
)


def without_ifs(text: str) -> str:
    """The text without 方便的话 and if it is not too much trouble, which suppose nothing, and I forget whose, which asks nothing."""
    return _IF_IT_SUITS.sub(" ", text)


def supposes(text: str) -> bool:
    """要是我去不了呢, what if I can't, and what might have been."""
    return bool(_SUPPOSES.search(text)) or not_so.regrets(text)


def asks_which(text: str) -> bool:
    """是只能撤一步，还是能一直往回退: one of two is asked for."""
    return bool(_WHICH.search(text))


_WHICH = re.compile("是[^,，。]{1,14}[,，]? ?还是(?![算不])|吗[,，]?还是", re.ASCII)


def asks_which_with(clause: str, text: str) -> bool:
    """是我手动记，还是系统自动记, of either of its clauses: one of two is asked for, and parted by the comma."""
    at = text.find(clause)
    return at >= 0 and any(one.start() < at + len(clause) and one.end() > at for one in _WHICH.finditer(text))


def asks(text: str, *, marked: bool) -> bool:
    """True for a question that is no polite order; `marked`: it ended in a question mark."""
    if _WANTS_TO_KNOW.search(text) or _ASKS.search(text) or asks_which(text):
        return True
    return (marked or text.endswith(("吗", "么", "没"))) and not _POLITE.search(text)


_ORDERS = {
    "cancel": r"(?:取消|砍|撤)(?:掉|了|一下)?(?:吧|嘛|哈|啊|算了)?(?=$|[,，。])|^\W*(?:please )?(?:cancel|call off|drop|scrap)\b",
    "reschedule": r"(?:改期|推迟|延后|提前|往[前后][挪推移])(?:一下|掉|了|一点)?(?:吧|嘛|哈|啊)?(?=$|[,，。])|^\W*(?:please )?(?:move|push|shift|postpone|reschedule|delay)\b",
}
_ORDERED = {name: re.compile(said, re.ASCII) for name, said in _ORDERS.items()}


def orders(text: str, command: str) -> bool:
    """把那个终面取消了嘛, cancel the final: it is told to be done, and nothing asked."""
    return command in _ORDERED and _ORDERED[command].search(text) is not None


def asks_plainly(text: str, *, marked: bool) -> bool:
    """The same of what is hardly anything else than an order: who dictates says 那个什么, and 哈哈."""
    is_question = (
        marked
        or text.endswith(("吗", "么", "没"))
        or asks_which(text)
        or bool(_WANTS_TO_KNOW.search(text))
        or bool(_ASKS_AT_ONCE.search(text))
    )
    return is_question and not _POLITE.search(text)


_ASKS_AT_ONCE = re.compile(
    "^.{0,12}(?:来不来|去不去|是不是|有没有|会不会|要不要|怎么[会还又]|为什么|谁(?!都|也)|算不算)|"
    rf"^[\s,.]*(?:who|what|which|when|where|why|how|is(?! it (?:at all )?(?:possible|feasible|ok|okay|alright|all right)\b)|are|{_DO}|does|did|was|were|has|have(?! ○ (?:sit|join|shadow|cover|take|do|replace|step|fill|stand|come|go|write|run|observe)\b)|will)\b",
    re.ASCII,
)


def denies(text: str) -> bool:
    """先别取消, I never said that."""
    return bool(_DENIES.search(text))


def supposes_at_once(text: str) -> bool:
    """万一她没出现, if I can't: said of what is not so."""
    return bool(_SUPPOSES_AT_ONCE.search(text))


def doubts(text: str) -> bool:
    """可能去不了, might not make it: nothing is decided."""
    return bool(_DOUBTS.search(text))


def is_hearsay(text: str) -> bool:
    """听说陈晓不来了, he told me so."""
    return bool(_HEARSAY.search(text))


def is_past(text: str) -> bool:
    """我已经拒绝了吧, I thought I declined: it tells, and orders nothing."""
    return bool(_PAST.search(text))


_PAST = re.compile(
    r"(?:已经|昨天|上次|早就)[^,，。]{0,8}(?:推迟|改|挪|换|取消|拒绝|接受|催)[^,，。]{0,6}了|(?:已经|早就|昨天|前天).{0,10}了吧|\bi thought\b|\bthought i\b|\b(?:i|have|had|i've) (?:already )?(?:declined|accepted)\b|^(?:declined|accepted)\b",
    re.ASCII,
)


def disagrees(text: str) -> bool:
    """True of what is hardly a yes: not fine with it, 我这边有问题, can I skip it."""
    return bool(_DISAGREES.search(_NO_PROBLEM.sub(" ", text)))


_NO_PROBLEM = re.compile(
    r"不记得|记不[得清]|没(?:有|啥|什么|毛)?(?:任何)?(?:问题|事|毛病|意见)|不(?:是|成)问题|(?:no|not an?|isn't an?|won't be an?) (?:problem|issue|worries|conflict)|no objection|can't wait|不见不散|不忙|不冲突|没冲突|not busy|别担心|放心|why not|没理由不|"
    r"本来[^,， ]{0,8}不[^,， ]{0,4}[,， ]|(?:以为|原以为|还以为).{0,10}[,， ]|没说不|差点",
    re.ASCII,
)
_DISAGREES = re.compile(
    r"别|不(?!过|好意思|错|了解|用客气|变|仅|但|论|管)|没(?!错)|无法|有问题|有冲突|\b(?:unable|unavailable|impossible|not|no|never|nope|skip|swap|somebody else|someone else|instead)\b|n't\b|cannot",
    re.ASCII,
)


def is_told_of_others(text: str) -> bool:
    """他没空, he can't make it: somebody else's answer, where whoever speaks says nothing of themselves."""
    return bool(_THEY.search(text)) and not _MYSELF.search(text)


def speaks_of_others(text: str) -> bool:
    """叶青说可以, he's in: of somebody else, whoever else it is of."""
    return CANDIDATE in text or bool(_THEY.search(text))


_THEY = re.compile(
    rf"(?<!其)他|她|{CANDIDATE}(?:来|去|没|不(?!接$)|说|要|想|可|接(?!受?$)|拒(?!绝$)|确|也|又|有事|临时|is|can|said|has|will)|\b(?:he|she|they|he's|she's|candidate)\b|{CANDIDATE} (?:is|can|said|has|will|won|does|did)|\b(?:can|could|will|would|is|does|did|has) {CANDIDATE}",
    re.ASCII,
)
_MYSELF = re.compile(r"我|本人|咱|俺|\b(?:i|i'm|i'll|i've|me|my|mine|myself)\b", re.ASCII)


def is_of_something_else(text: str) -> bool:
    """周五的团建我去不了: none of the interviews is spoken of."""
    return bool(_SOMETHING_ELSE.search(text)) and not re.search(f"[◇]|{CANDIDATE}|面|interview|round|final", text)

"""What a text says outright, whatever else its words are likely to mean: a leave by its days, a room, a bond with the candidate.

Each is told by what is said and not by a verb: I'm away March 23 to 25, 会议室换成黄山, he's an old flatmate of mine.
"""

from __future__ import annotations

import re

from bot.chat.booked_in_words import wants_one
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.notices_told import switched_in
from bot.chat.understanding import away, not_reminded, own_answer, speaker
from bot.chat.understanding.changed import changes_it, gives_a_link, leaves_the_time_open
from bot.chat.understanding.told import Told
from bot.chat.understanding.who_for_whom import exchange
from bot.chat.wishes import asked_for_instead, only_suits
from bot.chat.zone_told import zone_wished
from bot.interviews.models import Interview
from bot.times.among_words import span_within

_OF_ANOTHER_ORDER = r"取消|约(?:个|一|面|场|上)|安排|空闲|有空|\b(?:cancel|book|arrange|set up|free)\b"
_BOND = re.compile(
    r"(?:同学|校友|室友|舍友|同窗|老乡|亲戚|发小|闺蜜|哥们儿?|好友|朋友|邻居|[表堂][哥弟姐妹]|侄[子女]|外甥|男友|女友|男朋友|女朋友|老公|老婆|前任|前同事|老同事|前下属|师[兄弟姐妹]|导师|学[长弟姐妹])|"
    r"\b(?:(?:flat|room|house|class|school|course|team|dorm)[- ]?mate|schoolfriend|friend|buddy|mate|cousin|nephew|niece|brother|sister|in-law|uncle|aunt|"
    r"neighbou?r|ex|boyfriend|girlfriend|husband|wife|relative|godson|former (?:colleague|boss|report|student)|old (?:colleague|boss)|ex-colleague)\b"
)
_MINE = re.compile(
    r"(?:[他她]|◇|候选人|这个?人|人家)[^,，。]{0,8}(?:是|算)(?:[^,，。]{0,4}我|咱)|我(?:的|俩|们俩?|跟|和|与)|跟我|和我|与我|"
    r"\b(?:is|was|are|were|'s)\b[^,.;]{0,24}\b(?:my|mine|ours)\b|\b(?:my|our)\b|\bof mine\b|\bwe (?:were|are|used to be)\b"
)
_SHARED = re.compile(
    r"(?:住过?|睡过?)(?:一个|同一?个?)(?:宿舍|寝室)|\b(?:shared|share) (?:a |the |an? \w+ )?(?:dorm|flat|room|apartment|house)\b|"
    r"\b(?:went|was|studied|been) (?:at|to|in|through)? ?(?:the same )?(?:university|uni|college|school) (?:together )?with\b|"
    r"\b(?:am|i'm|was|got) (?:related|married|engaged) to\b|\bused to (?:work|live|date|go out|study) (?:with|together)\b"
)
_MUST_MOVE = re.compile(
    r"\b(?:must|(?:need|have|has|got|needs|ought|want|would like) to|needs|gotta|i'd like to|let's|let us) (?:be )?"
    rf"(?:reschedul\w*|postpon\w*|(?:mov\w*|push\w*|shift\w*)(?= ?(?:$|[.,!]|it\b|this\b|that\b|the\b|{INTERVIEW}|{CANDIDATE}|to\b|back\b)))|"
    "(?:^|[,，。])[^,，。没不别说问听]{0,16}(?:必须|得|需要|要)(?:改期|改时间|改个时间|换个时间|推迟|延后)(?!吗|么|不)"
)
_ASKS_FOR_ANOTHER_TIME = re.compile(
    r"(?<!not )(?<!n't )\b(?:propose|suggest|request|ask for|want|need|like|have|get|find|put forward)\b (?:to (?:propose|suggest|request|ask for|have|get|find) )?"
    r"(?:another|(?:a|an|some) (?:different|new|other|later|earlier|better|alternative)) (?:time|slot|day|date)\b(?! off)"
)
_ANOTHER_TIME = re.compile(
    "(?:^|[,，。])(?![^,，。]{0,16}[没不别说问听同批准应谁哪吗])[^,，。]{0,16}[换改调](?:一?个|一?下)?(?:时间|日子|日期)(?:吧|呗|嘛|哈|啊){0,2}(?=$|[,，。])"
)
_ASKS_TO_MOVE = re.compile(  # I would like to ask if it is possible that … being moved to four
    r"\b(?:possible|possibility|like to ask|wondering|could|can|would)\b[^.;]{0,70}\b(?:be|being|get) (?:moved|postponed|rescheduled|shifted|pushed)\b[^.;]{0,20}\b(?:on|to|till|until|for|at) "
)
_MOVE_TO = re.compile(
    r"\W*(?:please |pls |kindly |can you |could you |would you |hey |hi |ok ){0,3}(?:move|push|shift|postpone|reschedule|bring forward|delay|slide|bump) [^,.;]{1,50} (?:to|till|until) "
)
_KNOWS_NOBODY = re.compile(
    rf"{COLLEAGUE}[^,，。]{{0,12}}(?:不认识|不认得|没见过)|(?:点错|误点|误选|手滑|手误|勾错|搞错)[^。]{{0,16}}(?:认识|回避)|(?:认识|回避)[^。]{{0,16}}(?:点错|误点|误选|手滑|手误|勾错|搞错)|"
    rf"(?:{COLLEAGUE}|\bhe|\bshe) (?:does not|doesn't|did not|didn't|never) (?:actually |really |even )?(?:know|knew|met|meet)\b|"
    r"\b(?:by mistake|mistakenly|accidentally|wrongly|misclicked|wrong box)\b[^.;]{0,40}\b(?:knows?|conflict)\b|\b(?:knows?|conflict)\b[^.;]{0,40}\b(?:by mistake|mistakenly|accidentally|wrongly|misclick\w*)\b"
)
_OF_MEMBERS = (
    r"\b(?:make|give|set|grant|turn|promote) (?:○|me|him|her)(?: up)?(?: (?:as|to|into))? (?:an? |the |full )?(?:admin\w*\b|(?<=an )○|(?:hr coordinator|hr|recruiter|coordinator|hiring manager)\b)(?! (?:on|for|of|interview))|"
    r"(?:把|将|给|让|帮)(?:○|我|[他她])(?:也)?(?:设|改|升|加|开|弄|调|换)(?:成|为|到|个|上|一个)?(?:管理员|(?<=[设升][成为])○|hr|招聘|协调|用人经理)(?!那边|的)(?:权限|角色|身份)?"
)
_THEIR_MESSAGE = re.compile(
    rf"(?:{CANDIDATE}|{INTERVIEW})(?:那边|这边|本人|刚刚?|已经|又|也|终于|总算){{0,4}}(?:给我|跟我|给咱们?|给我们)?(?:来(?:了|个)?(?:信|电话?|消息|微信|邮件|短信)|回(?:了|我|话|信|消息|邮件|复)|打(?:来|了)?电话|发(?:来|了)?(?:消息|微信|邮件|短信))|"
    rf"(?:{CANDIDATE}|{INTERVIEW}) (?:has |have |just |finally |also )?(?:wrote|written|texted|called|phoned|rang|emailed|mailed|messaged|replied|got back|answered|responded|came back)\b"
)
_ACCOUNT_ORDER = re.compile(
    r"^(?:please |pls |can you |could you )?(?:(?:un)?(?:block|lock|freeze|ban|suspend)|(?:re-?|de)activate|offboard|reinstate) ○(?:'s (?:account|access|login))?(?: please| again| now)?$"
)
_PASSES_ON = re.compile(
    rf"(?:跟|和|给|向|对){COLLEAGUE}[^,，。]{{0,4}}(?:说|讲|提|带|捎|打)|(?:告诉|通知|转告|提醒|叫|让|请|喊|麻烦){COLLEAGUE}|"
    rf"\b(?:tell|let|ask|get|have|remind|ping|message|give|drop|chase|poke|prod) {COLLEAGUE}"
)
_FEEDBACK_IS_DUE = re.compile(
    r"(?:面评|反馈|评价)[^,，。;；]{0,8}(?:该|还没|没(?:交|写|给|填|补)|补|欠|催|拖|赶紧|尽快|抓紧|(?:交|写|填)(?:上|一下|完|了吧|出来))|"
    r"(?:该|还没|没|欠|补|赶紧|尽快|抓紧)(?:交|写|给|填|个|一下|上){0,2}[^,，。;；]{0,8}(?:面评|反馈|评价)|"
    r"\b(?:feedback|write-?up|scorecard|evaluation|review)\b[^.;]{0,24}\b(?:due|overdue|missing|outstanding|late|waited for|needed|still|owed?|hasn't|not (?:in|there|written))\b|"
    r"\b(?:due|owes?|overdue|outstanding|missing|(?:to|please) (?:write|submit|hand in|finish|fill in|send|do))\b[^.;]{0,24}\b(?:feedback|write-?up|scorecard|evaluation|review)\b"
)
_ANSWER_IS_DUE = re.compile(
    r"(?:还没|没有?|未|该|赶紧|尽快|抓紧|快点)[^,，。;；]{0,4}(?:回复|回话|表态|答复|点接受|确认|回一?[下声])|(?:回复|答复)一[下声]|回一[下声]|回个[话信]|表个态|"
    r"\bto (?:answer|reply|respond|(?:confirm|accept)(?: or decline)?)\b|\b(?:hasn't|has not|haven't|still) (?:yet )?(?:to )?(?:answer|repl|respond|accept)\w*|\b(?:owes?|waiting for) (?:us |me )?(?:an|his|her|their) (?:answer|reply|response)\b"
)
_NOT_DUE = re.compile(
    r"不(?:用|必|需要|要|让|叫|再)|免|别|已经|写好|(?<!该)交了(?!吧)|收到|推荐|\b(?:no longer|not needed|needn't|don't|do not|no need|already|waived?|received|got|thanks?)\b"
)
CANNOT_AGREE = (  # to what somebody proposes
    r"(?:\b(?:i|we) (?:can't|cannot|can not|won't|will not|do not|don't|am not able to|are not able to)|(?:^|[,.;] ?)(?:sorry,? )?(?:can't|cannot|can not|won't)) (?:really |possibly )?"
    r"(?:approve|agree(?: to| with)?|ok|okay|grant|allow|sign off(?: on)?|go along with)\b|"
    "(?<!候选人)(?<![他她])(?:没法|没办法|无法|不能|不予|不好|不便)(?:同意|批准?|采纳|通过|采用)|(?:批|同意)不了"
)
_EXCHANGES = r"换|替|顶|\b(?:swap|switch|replac\w*|instead|in place of|take over|stand in)"
_WANTS_ANOTHER = re.compile(
    "换(?:个|一个|位)?(?:人|面试官|考官)(?:吧|了|呗|一下|来|面)?$|"
    r"\b(?:needs?|wants?|get|find|give|use|try|with|assign|put) (?:\w+ )?(?:an? )?(?:an)?(?:other|different|new) (?:interviewer|panel(?:l?ist| member)|pair of eyes)\b"
)
_FOR_THEM = re.compile(
    r"[替顶代][他她](?!们)|\b(?:step|fill|stand|sit|sub|cover)(?:s|ping|ing|bing)?(?: in)? for (?:him|her)\b"
)
_ASKS_THEM_IN = re.compile(  # 王五能替我吗: whoever asks so does not come
    rf"^(?:请问|那|你看|[,， ]){{0,3}}{COLLEAGUE}(?:能不能|可不可以|可以|能|会|愿意|有空){{0,2}}(?:过?来|去)?(?:替|顶|代)(?:一下)?我(?:一下|一次|吗|么|不|吧|呢){{0,2}}$"
)
_ASPECT = "面试时间|时间|地点|会议室|岗位|职位|面试官"
_WHAT_IT_IS = re.compile(  # 时间 1203: what its card shows, and nothing that is to be changed
    rf"(?:{_ASPECT})(?:是|呢)? ?(?:{INTERVIEW}|{CANDIDATE})|(?:{INTERVIEW}|{CANDIDATE}) ?的?(?:{_ASPECT})(?:是|呢)?|"
    rf"(?:{INTERVIEW}|{CANDIDATE}) ?的?(?:面试官|考官)(?:都|现在|到底|一共|分别){{0,2}}(?:有|是|包括)?(?:谁|哪些人?|哪几[个位]|几[个位])(?:呀|啊|呢|来着)?|"
    rf"(?:the )?(?:time|date|place|location|panel|job)(?: of| for)? {INTERVIEW}|"
    rf"who (?:is|are)(?: all)?(?: the| our)? (?:interviewers?|panel(?:l?ists?)?|on the panel)(?: members?)? (?:of|on|for|in) (?:{INTERVIEW}|{CANDIDATE})"
)
_CHASES_ALL = re.compile(
    r"\b(?:remind|nudge|chase|ping|prod)\b(?: up)? (?:all|every ?(?:one|body)|whoever|those|any(?:one|body))\b"
)
_STEPS_ASIDE = re.compile(
    r"回避|避嫌|不(?:太)?(?:合适|方便|适合|应该|该|能|好|宜)[^,，。]{0,6}(?:面|参加|评)|换(?:个)?(?:别)?人|"
    r"(?:best|better|rather|should|shouldn't|ought|must|can't|cannot|don't think|not) (?:\w+ ){0,4}(?:not|do|be|interview|take|judge|assess|sit|one)\b|"
    r"\b(?:someone|somebody) else\b|\bconflict\b|\brecuse\b|\bstep (?:aside|back|down)\b|\bbias(?:ed)?\b"
)
_NO_BOND = re.compile(
    "不是(?:我|什么|同)|没(?:有)?[^,，]{0,4}关系|认错|重名|同名|搞混|不认识|点错|误[点会选]|"
    r"\b(?:isn't|is not|not) (?:actually |really )?(?:my|a)\b|\bno (?:conflict|relation)\b|\bmistake\b|\bby mistake\b"
)


def said(told: Told) -> str | None:
    """The command that it means, as far as what is said is enough to tell."""
    found: str | None = told.situation.once(("outright", told.said.low), lambda: _said(told))
    return found


def _said(told: Told) -> str | None:
    if _WHAT_IT_IS.fullmatch(told.text):
        return "status"
    if wants_one(told):
        return "book"
    if told.says(_OF_MEMBERS) or _of_a_member(told):
        return "members"
    if hands_it_over(told):
        return "decline"
    if away.is_away(told) or away.is_there_after_all(told) or _shows_another_clock(told) or switched_in(told.said.low):
        return "settings"
    if told.situation.member.is_hr and leaves_the_time_open(told):
        return "reschedule"
    if gives_a_link(told):
        return "reschedule"
    if changes_it(told) and not told.says(_OF_ANOTHER_ORDER):
        return "reschedule"
    if _ASKS_FOR_ANOTHER_TIME.search(told.text) and not told.says(_OF_ANOTHER_ORDER):
        return "reschedule"
    if _knows_the_candidate(told):
        return "decline"
    if not told.situation.member.is_hr and _ASKS_THEM_IN.search(told.text):
        return "decline"
    if asks_for_it_then(told):
        return "reschedule"
    if _orders_a_move(told):
        return "reschedule"
    return _by_hr(told) if told.situation.member.is_hr else None


def _by_hr(told: Told) -> str | None:
    if _CHASES_ALL.search(told.text) or _tells_them_what_is_due(told):
        return "nudge"
    if told.places_itself and told.says(CANNOT_AGREE):
        return "turn down"
    if _tells_what_they_answered(told):
        return "candidate"
    if told.people and _KNOWS_NOBODY.search(told.text) and told.says(f"{INTERVIEW}|{CANDIDATE}"):
        return "noconflict"
    if told.places_itself and _WANTS_ANOTHER.search(told.text):
        return "replace"  # 周五那个终面换人
    if told.places_itself and exchange(told).comes is not None and _FOR_THEM.search(told.text):
        return "replace"  # 2031让张三替他
    return "replace" if _puts_one_for_another(told) else None


def _tells_what_they_answered(told: Told) -> bool:
    """丁香那边来信儿，周五来不成: a message of the candidate's, and an answer in it."""
    command = told.handlers.commands.get("candidate")
    if told.people or command is None or command.freely is None or not _THEIR_MESSAGE.search(told.masked.with_days):
        return False
    return "answer" in (command.freely(told) or {})


def _tells_them_what_is_due(told: Told) -> bool:
    """跟王五说声，曾柔的面评该交了; tell Li Si to answer 1203: who is told owes it."""
    text = told.masked.with_days
    if not (told.people and told.places_itself and _PASSES_ON.search(text)) or _NOT_DUE.search(text):
        return False
    return bool(_FEEDBACK_IS_DUE.search(text) or _ANSWER_IS_DUE.search(text))


def _shows_another_clock(told: Told) -> bool:
    """use Paris time for me; of an interview it says when that is to be."""
    names_one = told.people or Interview in told.masked.mentioned or told.masked.time is not None
    return not names_one and zone_wished(told.said.low) != ""


def is_beyond_doubt(told: Told) -> bool:
    """Said in so many words that whatever else they are likely to mean is not meant, be it nothing."""
    return any(
        said(told)
        for said in (
            gives_a_link,
            _shows_another_clock,
            asks_for_it_then,
            hands_it_over,
            _spares_somebody,
            away.is_off_for_hours,
            away.is_there_after_all,
        )
    )


def _of_a_member(told: Told) -> bool:
    """By an admin: block wangwu, 王五不用催; of an interview it is HR's."""
    member = told.situation.member
    if not member.is_admin:
        return False
    return _spares_somebody(told) or _ACCOUNT_ORDER.search(told.text) is not None


def _spares_somebody(told: Told) -> bool:
    member = told.situation.member
    if not member.is_admin or member.is_hr or told.only_asks:
        return False
    is_of_one = Interview in told.masked.mentioned or told.masked.time is not None
    return len(told.people) == 1 and not is_of_one and told.says(not_reminded.SAID)


def hands_it_over(told: Told) -> bool:
    """By whoever is on it: 吕品这场以后就挂王五名下，别写我了, of who comes instead, and that they themselves do not."""
    if told.only_asks or not speaker.is_on_it(told) or own_answer.would_come(told) is not False:
        return False
    return exchange(told).comes not in (None, told.situation.member)


def asks_for_it_then(told: Told) -> bool:
    """By whoever interviews: 潘悦然那场我没时间，周四下午倒可以. Where it is then already, they come."""
    named = told.masked.mentioned.get(Interview, [])
    if told.situation.member.is_hr or not (named or told.singles_out):
        return False
    said = asked_for_instead(told.said.low)
    when = span_within(said, now=told.situation.now, zone=told.situation.member.tz) if said else None
    if when is None:
        return False
    starts = [one.start for one in named if one.start is not None]
    return not (only_suits(said) and len(starts) == 1 and when.start <= starts[0] < when.end)


def _orders_a_move(told: Told) -> bool:
    """move tomorrow's backend interview to five, and whose it is is told by it: I must reschedule it."""
    if not told.places_itself or told.says(_OF_ANOTHER_ORDER):
        return False
    is_to_move = _MUST_MOVE.search(told.text) or _ANOTHER_TIME.search(told.text)
    is_to_move = is_to_move or _ASKS_TO_MOVE.search(told.masked.with_days)
    return is_to_move is not None or _MOVE_TO.match(told.masked.with_days) is not None


def _knows_the_candidate(told: Told) -> bool:
    """By whoever interviews: 吕品是我大学室友，我不合适面."""
    if told.situation.member.is_hr or told.people or not told.places_itself:
        return False
    text = told.text
    bond = _SHARED.search(text) or (_BOND.search(text) and _MINE.search(text))
    return bool(bond) and _STEPS_ASIDE.search(text) is not None and _NO_BOND.search(text) is None


def _puts_one_for_another(told: Told) -> bool:
    """沈佳宁那场owner从李四switch成张三: who leaves and who comes, of an interview that is told."""
    if not (told.places_itself and told.says(_EXCHANGES)) or told.says("面评|评价|反馈|feedback"):
        return False
    who = exchange(told)
    return who.leaves is not None and who.comes is not None

"""几点了, 你是谁, 哈哈, are you a bot?, 👍: what is said to a colleague in passing, and asks for nothing that the bot does.

It gets one friendly line with what can be sent next, and no list: nothing is looked up for it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum, auto

from bot import wording
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.masked import spelled
from bot.times.values import Span


class SmallTalk(Enum):
    CLOCK = auto()
    WHO = auto()
    THERE = auto()
    LAUGH = auto()
    BYE = auto()
    PRAISE = auto()
    BLAME = auto()
    TIRED = auto()
    HOW = auto()
    WELL = auto()
    WISH = auto()
    JOKE = auto()
    SIGN = auto()


_YOU = "(?:你|您|妳)"
_WORDS: tuple[tuple[SmallTalk, str], ...] = (
    (
        SmallTalk.CLOCK,
        r"(?:请问|现在|今天|北京时间|[ ,，]){0,3}(?:几点钟?|什么时间|几号|几月几号|什么日子|星期几|周几|礼拜几|多少号)(?:了|呀|啊|呢|现在){0,2}|"
        r"(?:hey |so )?(?:what (?:time|day|date)(?: of the week)?(?: is it)?|what is (?:the time|the date|today(?:'s date)?|today's day))(?: now| today| right now| there)?|"
        r"(?:do you )?(?:know|have) the time|what is the (?:time|date|day)(?: now| today| please)?",
    ),
    (
        SmallTalk.WHO,
        rf"(?:请问|那|[ ,，]){{0,2}}{_YOU}(?:到底|究竟)?(?:是|叫)(?:谁|什么(?:名字)?|啥|哪位|(?:真|活)?人还是机器人?|机器人还是(?:真|活)?人|(?:个|一个)?(?:机器人|真人|活人|人工智能|人工|人|ai|bot|gpt|chatgpt|客服|程序))|"
        rf"(?:怎么|如何)称呼{_YOU}?|{_YOU}(?:有名字|叫啥名字?)|(?:机器人|真人|人工)(?:客服)?|自我介绍(?:一下)?|介绍一下{_YOU}自己|"
        r"(?:so |and |hey )?(?:who|what) are you(?: exactly| again| even)?|are you (?:(?:a |an )?(?:real )?(?:bot|robot|human|person|machine|ai|chatgpt|gpt)|real|alive)(?: or .{1,20})?|"
        r"what is your name|who am i (?:talking|speaking|chatting) to|is this (?:a )?(?:bot|robot|real person|human)|am i (?:talking|speaking) to a (?:bot|robot|human|person|machine)|do you have a name|introduce yourself",
    ),
    (
        SmallTalk.THERE,
        rf"(?:{_YOU}|有人|还|hi|hello|哈喽|喂|[ ,，]){{0,4}}(?:在|在不在|在线|在么在|活着|醒着)(?:不|没)?|有人(?:在)?(?:吗|么|没)?|喂+|人呢|(?:测试|试试|试一下|测一下){{1,4}}|"
        r"(?:hi |hello |hey )?(?:anyone|anybody|someone|is anyone|is anybody|are you|u) ?(?:there|here|home|around|awake|alive|online)|(?:test|testing|ping pong|just testing)(?: test| 123| 1 2 3){0,4}|you there|knock knock",
    ),
    (
        SmallTalk.LAUGH,
        r"[哈呵嘿嘻嘎噗啊]{1,40}|笑死(?:我了?)?|哈+(?:笑死|好笑|有意思)(?:我|了){0,4}|6{2,}|(?:好笑|有意思|好玩|有趣)|"
        r"(?:ha|he|hi|lo|ja){1,20}h?|l+o+l+|lmao|rofl|xd+|hehe+|so funny|funny|that is funny",
    ),
    (
        SmallTalk.BYE,
        r"(?:拜{1,4}|白白|再见|回见|回头见|明天见|明儿见|下周见|周一见|晚安|88+|溜了|下线|走了|我?(?:先)?(?:下班|走|溜)(?:啦)?){1,4}|"
        r"(?:good ?bye|bye|bye ?bye|see (?:you|ya|u)(?: (?:later|soon|tomorrow|around|monday|then))?|cya|good ?night|later|ttyl|have a (?:good|nice|great) (?:one|day|night|evening|weekend)|take care)(?: then| now| all| everyone| for now)?",
    ),
    (
        SmallTalk.PRAISE,
        rf"{_YOU}?(?:真|好|太|很|可真|挺){{0,4}}(?:棒|厉害|聪明|牛|牛逼|牛掰|给力|贴心|能干|靠谱|优秀|可爱|好用|不错|智能|赞|强大|有用)|点赞|爱了|完美|"
        r"(?:you (?:are|r)|that is|this is|it is)? ?(?:so |very |really |pretty )?(?:great|awesome|amazing|smart|clever|cool|nice|brilliant|perfect|wonderful|helpful|handy|the best|excellent|sweet)(?: bot| job| work| one)?|"
        r"(?:good|great|nice|well) (?:job|work|bot|done)|i love (?:you|this|it)|love it",
    ),
    (
        SmallTalk.BLAME,
        rf"{_YOU}?(?:这个?|真|好|太|是个?|就是个?|个){{0,4}}(?:傻逼|傻[bB]|智障|笨蛋?|蠢|蠢货|垃圾|废物|白痴|弱智|脑残|没用|难用|烂|人工智障)(?:东西|玩意儿?|机器人|系统|bot)?|什么(?:破|鬼|烂|垃圾)?(?:玩意儿?|东西|机器人|系统)|"
        r"(?:you are |this is |what a |you )?(?:so |a |such a |really ){0,4}(?:stupid|dumb|useless|rubbish|crap|idiot|garbage|terrible|annoying|shit)(?: bot| thing| robot| tool| piece of (?:crap|junk|shit))?|you suck|wtf|omg|ffs|damn(?: it)?",
    ),
    (
        SmallTalk.TIRED,
        r"(?:我|今天|真的|真|好|太|有点|快|要|又|[ ,，]){0,4}(?:累|困|烦|忙|饿|难|郁闷|崩溃|想哭|无聊|心累|焦虑|头疼|累死|困死|烦死|忙死|饿死|累坏|忙疯|裂开|不想上班|想下班)(?:死|坏|疯|哭)?(?:我|人)?|"
        r"(?:i am |i'm |so |really |very |feeling |a bit |just ){0,4}(?:tired|exhausted|bored|hungry|sleepy|stressed(?: out)?|fed up|knackered|beat|swamped)(?: today| now)?|i need (?:a )?(?:coffee|sleep|holiday|break|nap)|what a day",
    ),
    (
        SmallTalk.HOW,
        rf"{_YOU}(?:(?:今天|最近|还)?(?:好[吗么]|好不好|怎么样|还好|过得怎么样|在干嘛|在干什么|在做什么|在忙什么|忙|忙不忙|累|累不累|睡了?))|最近(?:怎么样|好[吗么]|还好)|{_YOU}?吃(?:了|过)?(?:早|午|晚|中)?饭?(?:了|没)?|干嘛|忙啥|"
        r"(?:hi |hey |hello |so |and ){0,2}(?:how are you(?: doing)?(?: today)?|how (?:is|are|has) (?:it|everything|everybody|everyone|things?|life|work|business|(?:the|your) (?:form|mood|day|week|morning|weekend|evening|vibe|crew|team|family))(?: (?:going|treating you|looking|been|doing|so far|today|this morning|with you)){0,2}|how do you do|how have you been|what is up|whats up|sup|what are you (?:doing|up to)|nice to meet you|pleased to meet you|you ok(?:ay)?|are you (?:ok(?:ay)?|busy|tired|well))",
    ),
    (
        SmallTalk.WELL,
        r"(?:那?(?:行|好|中|成|嗯|哦|噢|喔|唔|啊|呃|额|诶|唉|哎|okk?|okok|懂|懂了|明白|了解|知道|晓得|原来如此|这样|是这样|这样子|那就这样|没事|没事儿|没啥|没什么|不客气|不谢|不用谢|不用客气|别客气|小意思)(?:的|了|吧|啊|呀|哦|嘞|滴|哈|啦|呗){0,4}[ ,，]*){1,4}|"
        r"(?:oh|ah|hm+|mm+|uh ?huh|huh|alright|all right|fine|fair enough|i see|okay then|ok then|right|okie|okey|understood|gotcha|k|kk|no worries|no problem|np|you are welcome|my pleasure|don't mention it|any ?time|never ?mind that|makes sense|interesting|sure thing|okey dokey|roger(?: that)?)(?:[ ,]+(?:then|thanks|ok|okay|i see|fine|right|alright))?",
    ),
    (
        SmallTalk.WISH,
        r"(?:祝|祝你|祝大家|大家|先){0,4}(?:周末|节日|新年|新春|春节|元旦|圣诞|端午|中秋|国庆|元宵|七夕|假期|五一|十一|情人节|劳动节|女神节|妇女节|教师节|生日)(?:节)?(?:快乐|愉快|好|安康|吉祥)|恭喜发财|过年好|端午安康|祝好|"
        r"(?:happy|merry) (?:new year|christmas|friday|monday|weekend|holidays?|birthday|easter|thanksgiving|chinese new year|lunar new year|mid-autumn)|season's greetings|have a (?:good|nice|great) (?:weekend|holiday|trip)|tgif|enjoy your weekend|happy holidays",
    ),
    (
        SmallTalk.JOKE,
        rf"(?:{_YOU}|能|会|可以|给我|帮我|来|请|快|[ ,，]){{0,4}}(?:讲|说|来|唱|背|写)(?:个|一个|首|一首|点)?(?:笑话|段子|故事|歌|诗|笑话听听)(?:听|听听|吧|来听)?|陪我(?:聊聊天?|聊天|说话|玩)(?:吧)?|聊聊天?|聊会儿|好无聊啊?陪我聊聊?|"
        r"(?:please |can you |could you ){0,4}(?:tell me|say|sing|write|give me) (?:a|an|some|another|something) (?:joke|story|song|poem|funny)s?(?: please)?|(?:tell|do) (?:a )?jokes?|let's chat|talk to me|entertain me",
    ),
)
_FULL = [(talk, re.compile(f"(?:{said})")) for talk, said in _WORDS]
_AROUND = re.compile(
    r"(?<=\S)(?:[啊呀哦噢哈呢嘛啦呗吧哇了吗么嗎诶欸咯哟]{1,4}|[,，~～!！.。…、\s]| please| bro| mate| dude| man| buddy| lol| haha){1,6}$"
)
_EMOJI = re.compile(
    r"(?:[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d\ufe0f\u200d\u20e3]|\[(?!图片|语音|文件|位置|链接|视频|名片|小程序|聊天记录)[^\[\]\s]{1,6}\]|[:;]-?[()dp]|\^_?\^|[ ,，!！~～。.]){1,40}"
)
_MAY_BE_OF_IT = re.compile(
    "几点钟?|什么时间|几号|周几|星期几|礼拜几|多少号|what (?:time|day|date)"
)  # of the interview shown last
_LONGEST = 40  # characters


def of(heard: Heard) -> SmallTalk | None:
    """None of what may be anything else, and of a command."""
    low = spelled(heard.low).replace("'re ", " are ")
    if len(low) > _LONGEST or heard.has_slash or any(one.isdigit() for one in low.strip("68123 ")):
        return None
    if low and _EMOJI.fullmatch(low) and not low.isascii():
        return SmallTalk.SIGN
    if _MAY_BE_OF_IT.fullmatch(low):
        return None
    for said in (low, _AROUND.sub("", low)):
        for talk, pattern in _FULL:
            if said and pattern.fullmatch(said):
                return talk
    return None


def answer(ctx: Context, talk: SmallTalk) -> str:
    """One line, with what can be sent next."""
    if talk is SmallTalk.CLOCK:
        today = ctx.now.astimezone(ctx.user.tz).replace(hour=0, minute=0, second=0, microsecond=0)
        return ctx.text(
            "clock.now",
            day=ctx.day_or_days(Span(today, today + timedelta(days=1))),
            time=wording.clock(ctx.now, ctx.user, ctx.now),
        )
    return ctx.text(_ANSWERS[talk])


_ANSWERS: dict[SmallTalk, str] = {
    SmallTalk.WHO: "small_talk.who",
    SmallTalk.THERE: "small_talk.there",
    SmallTalk.LAUGH: "small_talk.laugh",
    SmallTalk.SIGN: "small_talk.sign",
    SmallTalk.BYE: "small_talk.bye",
    SmallTalk.PRAISE: "small_talk.praise",
    SmallTalk.BLAME: "small_talk.blame",
    SmallTalk.TIRED: "small_talk.tired",
    SmallTalk.HOW: "small_talk.how",
    SmallTalk.WELL: "small_talk.well",
    SmallTalk.WISH: "small_talk.wish",
    SmallTalk.JOKE: "small_talk.joke",
}

"""What is one's own: language, zone, limits, leave, hours, phone, notices. 设置, 语言 英文, 面试上限 每天 2, 休假 明天."""

from bot import Although, Context, Reply, UserError, command
from bot.chat import leave_asked, leave_orders, own_notices, own_settings, settings_said, settings_told, settings_words
from bot.chat.settings_words import WORDS, Over, Setting
from bot.chat.understanding import away
from bot.interviews import Span
from bot.times.zones import zone_called

_CHECKED = (
    Setting.LIMIT,
    Setting.DAY_LIMIT,
    Setting.WEEK_LIMIT,
    Setting.WORK_HOURS,
    Setting.QUIET,
    Setting.PHONE,
    Setting.NOTICES,
)  # of which no words are read back that are none of their values


def _is_known(
    what: Setting | None = None,
    when: Span | None = None,
    over: Over | None = None,
    value: str = "",
    stand_in: str = "",
    hours: str = "",
) -> bool:
    """language zh and 时区 伦敦, and not 语言能力一般; days alone are no less a reason."""
    match what:
        case Setting.ZONE:
            return zone_called(value) is not None
        case Setting.LIMIT:
            return settings_said.limits(value) is not None
        case Setting.WORK_HOURS | Setting.QUIET:
            is_switch = settings_said.is_off(value) or settings_said.is_default(value)
            return is_switch or settings_said.hours_between(value) is not None
        case Setting.PHONE:
            return settings_said.is_off(value) or settings_said.phone(value) is not None
        case Setting.LANGUAGE:
            return own_settings.language(value) is not None
        case Setting.DAY_LIMIT | Setting.WEEK_LIMIT:
            return settings_said.limits(f"每天 {value}") is not None
        case Setting.NOTICES:
            return own_notices.switched(value) is not None
        case Setting.LEAVE:
            return leave_orders.is_plain(value)
    return False


def _only_shows(
    what: Setting | None = None,
    when: Span | None = None,
    over: Over | None = None,
    value: str = "",
    stand_in: str = "",
    hours: str = "",
) -> bool:
    """免打扰, 休假 or 面试上限 alone."""
    return not (when or over or value) and what is not Setting.CANCEL_LEAVE


def _deed(
    ctx: Context,
    what: Setting | None = None,
    when: Span | None = None,
    over: Over | None = None,
    value: str = "",
    stand_in: str = "",
    hours: str = "",
) -> str:
    """What a yes does, where the call was understood in other words."""
    if what is Setting.LEAVE and over is None and (when or value):
        return leave_orders.in_words(ctx, when, value, stand_in, hours)
    if what in _CHECKED and not _is_known(what, when, over, value):
        raise settings_words.refused(what, value)
    return own_settings.would_be(ctx, what, value) if what is not None and value else ""


def _asked_first(
    ctx: Context,
    what: Setting | None = None,
    when: Span | None = None,
    over: Over | None = None,
    value: str = "",
    stand_in: str = "",
    hours: str = "",
) -> Reply | None:
    """What a leave lacks is asked for, before anybody is asked for a yes."""
    is_leave = what is Setting.LEAVE and over is None and (when is not None or value)
    if not is_leave or leave_orders.is_cancelling(value):
        return None
    return leave_asked.asked_first(ctx, when, value, stand_in, hours, is_doubted=True)


@command(
    "settings",
    "设置",
    help=("language, zone, leave, limits, quiet hours", "语言、时区、休假、面试上限、免打扰"),
    usage=("settings / leave 3/20-3/25 / limit 2 a day", "设置 / 休假 3月20日到3月25日 / 面试上限 每天 2"),
    means={
        "what": ("which setting", "哪一项"),
        "when": ("the days of a leave", "休假是哪几天"),
        "over": ("what becomes of interviews in a leave; asked for", "休假撞上的面试怎么办，会问"),
        "value": ("what it is to be, in words", "改成什么"),
        "stand_in": ("who stands in during a leave", "休假时谁来替"),
        "hours": ("what was said of the hours of a leave; the rest is asked for", "休假是几点到几点，说了一半会问"),
    },
    words=WORDS,
    cues=[
        "(?:换|改|切换?|变|设)(?:成|为|到|置|一下){0,3}(?:语言|时区|英文|英语|中文)|(?:说|用|讲)(?:英文|英语|中文)",
        r"\b(?:change|switch|set|speak|use)\b…\b(?:language|zone|english|chinese)\b",
        (
            "(?<![人家们司都他她])(?:我|本人)?(?:都|全天|一整天)?(?:不上班|不在(?:公司|办公室)?|休息|调休|放假)(?:了|啊|哦|的)?$",
            {"what": Setting.LEAVE},
        ),
        (r"\bi (?:am|will be|'ll be) (?:off|away|out|not working|on holiday)(?: work)?$", {"what": Setting.LEAVE}),
        (r"\b(?:take|have|need) (?:a day |the day |some time )?off\b", {"what": Setting.LEAVE}),
        ("不(?:再)?设(?:面试)?(?:上限|限制)(?:了|吧){0,2}$", {"what": Setting.LIMIT, "value": "不限"}),
        ("取消…(?:休假|请假)", {"what": Setting.CANCEL_LEAVE}),
        ("请(?:一天|一下|天|的)?假$", {"what": Setting.LEAVE}),
    ],
    rank=110,
    changes=True,
    although=(Although.DENIED,),
    deed=_deed,
    offers=_asked_first,
    freely=settings_told.wanted,
    harmless="早报|晨报|日报|汇总|摘要",  # of which no interview's guard need know
    rather_than={"schedule": lambda told: away.is_away_then(told) and not told.only_asks},
    shows=_only_shows,
    is_whole=_is_known,
    menu="设置",
)
def settings(
    ctx: Context,
    what: Setting | None = None,
    when: Span | None = None,
    over: Over | None = None,
    value: str = "",
    stand_in: str = "",
    hours: str = "",
) -> Reply:
    if what is None:
        if value or when:
            raise UserError("settings.what")
        return own_settings.overview(ctx)
    if what is Setting.CANCEL_LEAVE or (what is Setting.LEAVE and leave_orders.is_cancelling(value)):
        return leave_orders.cancel(ctx, when, value)
    if what is Setting.LEAVE:
        if over is Over.DECLINE_ALL:
            return leave_orders.decline_all(ctx, when)
        if over is Over.ONE_BY_ONE:
            return leave_orders.one_by_one(ctx, when)
        return leave_orders.take(ctx, when, value, stand_in, hours) if when or value else leave_orders.bare(ctx)
    if when is not None and not value and what in (Setting.WORK_HOURS, Setting.QUIET):
        value = (
            settings_said.hours_in(ctx.message.text) if ctx.message is not None else ""
        )  # 9-6 is no sixth of September
    if when is not None and not value:
        raise settings_words.refused(what, value)
    return own_settings.SET[what](ctx, value)

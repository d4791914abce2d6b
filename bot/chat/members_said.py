"""What an admin says of a member in other words than the command's: 李四离职了, let zhaoliu back in."""

from __future__ import annotations

import re
from typing import Any

from bot.chat.member_orders import NO_EMAIL, RoleSaid, State, email_in, without_email
from bot.chat.understanding import not_reminded
from bot.chat.understanding.told import Told
from bot.chat.unknown import HAN_NAME, SURNAMES, is_no_name
from bot.interviews import sounds
from bot.interviews.models import Member
from bot.nlu.spelling.lexicon import lexicon

_ACCOUNT_WORDS = "(?:accounts?|access|log-?ins?|sign-?ins?|账号|帐号|账户|号|权限|登录)"
_ENDS = (
    r"\b(?:cut|shut|turn|switch|lock|take|log|sign|kick|boot|throw)(?:s|ed|ting|ing)? (?:\w+(?:'s)? ){0,4}?(?:off|out|away|down)\b|"
    r"\b(?:cut|shut|turn|switch|lock|take)(?:s|ed|ting|ing)? (?:off|out|away|down)\b|"
    r"\b(?:clos|block|suspend|freez|kill|terminat|revok|cancel|withdraw|end|stop|disabl|deactivat|remov|delet|pull|lock|ban)\w*|停(?!留|车)|(?<![有相无机开])关(?![于注心系联键照怀乎])|(?<!解)封(?![面装])|(?<!解)锁(?!定[^了○账帐号,，。吧啊呢 ])|冻结|注销|吊销|收回|销(?:掉|了|户)"
)
_BEGINS_AGAIN = (
    r"\b(?:turn|switch|bring|let|get|give|open|put)(?:s|ed|ting|ing)? (?:\S+ ){0,4}?(?:back(?: on| in)?|on again|again)\b|"
    r"\b(?:unblock|unlock|unfreez|unban|unsuspend|restor|reinstat|reopen|resum|re-?activat|re-?enabl)\w*|解封|解冻|解锁|解禁|恢复|放开|[打开](?:回|通|启)"
)
_STATES = (
    (
        "(?:取消|不再|恢复)[^,，]{0,3}免催|要催|恢复催|(?:重新|继续|恢复)[^,，]{0,6}(?:催|提醒)|"
        rf"\b(?:start|resume|restart|continue|begin)\w*\b[^,.;]{{0,12}}\b{not_reminded.REMIND}(?! (?:\w+ )?less)|\b{not_reminded.REMIND}[^,.;]{{0,16}}\b(?:again|back(?: on)?|as before)\b|"
        rf"(?:{_BEGINS_AGAIN})[^,.;]{{0,16}}\b{not_reminded.REMIND}",
        State.NUDGED,
    ),
    (not_reminded.SAID, State.NOT_NUDGED),
    (
        f"启用|(?:账号|帐号|号)[^,，]{{0,3}}(?:打开|开回|开启|开通|恢复)|激活|恢复|复职|解封|解冻|解锁|解禁|重新(?:开|启)|\\b(?:re-?)?(?:activate|enable)|is back|"
        f"(?:{_BEGINS_AGAIN})",
        State.ACTIVE,
    ),
    (
        rf"停用|离职|走人|不干了|离开(?:了)?公司|(?:删|移除)(?:掉|了)?(?:成员|账号|帐号)|(?:把|将)○(?:的账号|的帐号)?(?:删|移除|停|封|锁)|禁用|踢|停掉|关掉|封(?:了|掉|号)|收回|"
        r"\b(?:deactivat|disabl|remov|delet|suspend|offboard|ban\b|block|kick|boot)|left (?:the )?(?:company|us|firm|team)|\b(?:quit|resigned|no longer (?:with us|works?|employed|part of))\b|\block(?:ed)? (?:\S+ ){1,2}out\b|"
        rf"(?:{_ENDS})[^,.;，。]{{0,24}}{_ACCOUNT_WORDS}|{_ACCOUNT_WORDS}[^,.;，。]{{0,10}}(?:{_ENDS}|别让)",
        State.DEACTIVATED,
    ),
)
_ROLES_SAID = (
    ("协调|coordinator", RoleSaid.COORDINATOR),
    ("用人经理|hiring.?manager|业务经理", RoleSaid.HIRING_MANAGER),
    ("管理员|\\badmin", RoleSaid.ADMIN),
    ("面试官|interviewer", RoleSaid.INTERVIEWER),
    ("招聘|hr|recruiter|人事", RoleSaid.RECRUITER),
)
_NO_EMAIL = re.compile(
    r"(?:删除?|移除|清空|清掉|去掉)[掉了]?[^,，。@]{0,8}邮箱(?!系统|里)|邮箱(?:地址)?(?:给我|帮我|也|都|请|先)?(?:删|移除|清空|清掉|去掉)|"
    r"\b(?:remov|delet|clear|eras|drop)\w*\b[^,.;@]{0,20}\be-?mail(?: address)?(?:$|[ ,.])"
)
_NOT_SO = (
    r"(?:不要|别|先别|不用|没有?|不是|不再|\b(?:don't|do not|never|not|isn't|no longer)\b)[^,，]{0,6}"
    r"(?:停用|启用|删|移除|离职|管理员|面试官|hr|招聘|协调|deactivat|activat|disabl|remov|admin|interviewer|recruiter)|"
    r"(?:不要|别|先别|不用|没有?|不是)[^,，让]{0,4}(?:封|锁|停)|\b(?:don't|do not|never|not) (?:yet )?(?:stop|block|suspend|lock|close|cut|freez\w*|shut|end|turn|switch)\b|"
    r"(?:别(?!忘)|不要(?!忘)|不用|不必|不能|不许|不可以|先不)[^,，。]{0,8}(?:解封|解冻|解锁|解禁|恢复|激活|复职|放开|开通|回来)|"
    r"\b(?:don't|do not|never|not)(?! forget) [^,.;]{0,8}(?:un(?:block|lock|freez|ban|suspend)|restor|reinstat|reopen|resum|re-?activat|re-?enabl)|"
    r"\b(?:don't|do not|never)(?! forget) [^,.;]{0,6}(?:let|bring|get|take|put|turn|switch|give)\b[^,.;]{0,24}\bback\b|"
    r"权限[^,，]{0,4}(?:取消|收回|去掉)|联系方式|\brevoke\b"
)
_ACCOUNT = "(?<![a-z0-9@])([a-z][a-z0-9_.-]{3,})(?![a-z0-9])"
_OF_ACCOUNT = re.compile(
    f"{_ACCOUNT}(?:'s| is (?:his|her|the|their))? ?的?(?:这个|那个)?(?:账号|帐号|account|user ?id)|(?:账号|帐号|account|user ?id)(?: of| for| named| is|叫|是|为|:|：)? ?{_ACCOUNT}"
)
_NEW = re.compile(  # who is no member yet, where they stand: make zhaoliu an interviewer, 加 zhaoliu 当面试官
    f"(?:加上?|添加|新增|把|将|给|让|设|请|拉) ?{_ACCOUNT} ?(?=进|加|设|当|为|做|作|成|是|改|开|来|的|入|面试官|招聘|协调|用人|管理员|hr)|"
    rf"\b(?:make|add|let|set|give|invite|register|enroll|onboard|promote|turn) {_ACCOUNT}(?= (?:be |up |to be |in |on |to |into )?(?:(?:as )?an? |as |the )?"
    r"(?:new )?(?:interviewer|hr\b|recruiter|coordinator|hr coordinator|hiring manager|admin))"
)
_NOBODY = frozenset(
    (
        "them",
        "this",
        "that",
        "here",
        "with",
        "have",
        "your",
        "their",
        "whose",
        "which",
        "whom",
        "someone",
        "somebody",
        "anyone",
        "everyone",
        "people",
        "another",
        "more",
        "these",
    )
)


def wanted(told: Told) -> dict[str, Any] | None:
    """Who is to be what; all of them where nobody is named."""
    if told.says(_NOT_SO):
        return None
    people = people_in(told)
    if told.people and not people and not _ordered_nobody(told):
        return None  # 别动李四
    who: dict[str, Any] = {"person": str(people[0].user_id)} if people else {}
    if name := _ordered_nobody(told):
        who = {"person": name}  # and nobody else who is named beside them
    of_account = _OF_ACCOUNT.search(told.text)
    if (not who and (added := _NEW.search(told.text)) and (account := added[1] or added[2]) not in _NOBODY) or (
        not who and of_account is not None and (account := of_account[1] or of_account[2]) not in _NOBODY
    ):
        who = {"person": account}
    if not who and (name := _nobody_called(told)):
        who = {"person": name}  # and it is said that nobody is
    if not who:
        return {}
    if _NO_EMAIL.search(told.text):
        return who | {"email": NO_EMAIL}
    text = without_email(told.masked.with_days)
    state, role = _state_in(text), _role_in(text)
    if email := email_in(told.said.low):  # with what else is said: the command does one at a time
        return who | {"email": email} | ({"state": state} if state else {"role": role} if role else {})
    if (
        state is None
        and role is None
        and not told.says("成员|角色|权限|身份|状态|账号|邮箱|什么人|mail|member|role|access|account|who is")
    ):
        return None
    return who | ({"state": state} if state else {"role": role} if role else {})


_ENDED = "停用|禁用|启用|激活|注销|冻结|解冻|删除|删掉|移除|停掉|封掉|恢复"
_NAME = f"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}?"
_OWNED = "的?(?:账号|帐号|账户|号|权限)"
_ORDERED = re.compile(
    rf"(?:^|[,，。 ]|请|帮我|麻烦|先)(?:{_ENDED})(?:一下|掉|了)?(?:成员|同事|账号)?(?P<ordered>{_NAME})(?=$|[,，。 、和跟与及]|{_OWNED}|[吧了](?:$|[,，。 ]))|"
    rf"(?:^|[,，。 ]|把|将)(?P<owner>{_NAME})(?:{_OWNED})?[给也]?(?:{_ENDED})|"
    rf"○(?:和|跟|与|及|、)(?P<beside>{_NAME})(?=$|[,，。 ]|{_OWNED}|{_ENDED})"
)
_DONE_TO = "(?:动|碰|管|停用?|禁用?|删除?|封|注销|冻结)"
_SPARED = re.compile(
    rf"(?:别|不要|不用|甭|不必|不)(?:再|去|把)?{_DONE_TO}?○(?:{_DONE_TO})?(?=$|[,，。 了啊吧])|(?:保留|留着|留下|除了|而?不是|不包括)○|"
    r"○(?:的(?:账号|帐号|号))?(?:就|先|也|那边|还是){0,2}(?:别动|不动|不用动?|别|不要|不变|保留|留着|照旧|照常|除外|继续用)(?=$|[,，。 了啊吧])|"
    r"(?:not|except|spare) ○|leave ○(?= (?:alone|as|be|in))|keep ○(?= ?$| ?[,.;]| active| as (?:is|they|he|she))|"
    r"(?:don't|do not) (?:touch|deactivate|disable|remove|block|delete) ○|○ (?:stays|remains|is staying|should stay|can stay)\b"
)


def people_in(told: Told) -> list[Member]:
    """The members whom it names, but for those whom it spares: 停用孙七，李四不用, deactivate zhaoliu and leave lisi alone."""
    text = told.masked.with_days
    spared = [text[: one.start() + one[0].index("○")].count("○") for one in _SPARED.finditer(text)]
    left_alone = {told.masked.people[at].id for at in spared if at < len(told.masked.people)}
    return [one for one in told.people if one.id not in left_alone]


def _ordered_nobody(told: Told) -> str:
    """赵六 of 停用赵六，他的面试给李四: who is to be stopped, and is nobody here."""
    for said in _ORDERED.finditer(told.masked.with_days):
        name = said["ordered"] or said["owner"] or said["beside"]
        if not is_no_name(name):
            return name
    return ""


def wants_no_reminders(told: Told) -> bool:
    """Stop nagging Wang Wu, of an admin who reminds nobody: a setting of his."""
    member = told.situation.member
    return member.is_admin and not member.is_hr and bool(told.people) and told.says(not_reminded.SAID)


def wants_no_address(told: Told) -> bool:
    """把李四的邮箱删掉, of an admin."""
    return told.situation.member.is_admin and bool(told.people) and _NO_EMAIL.search(told.text) is not None


def _state_in(text: str) -> State | None:
    return next((state for pattern, state in _STATES if re.search(pattern, text, re.ASCII)), None)


def _role_in(text: str) -> RoleSaid | None:
    return next((role for pattern, role in _ROLES_SAID if re.search(pattern, text, re.ASCII)), None)


_CALLED = re.compile(
    rf"(?:^|[,，。 ]|把|将|给|让|请|加上?|添加|新人|新来的|同事|叫)(?P<name>{HAN_NAME}?)(?=已经?|上周|昨天|今天|明天|刚|下周|月底|离职|走人|走了|入职|加入|的?(?:账号|帐号|号|权限|角色)|停用|启用|加成|设成|改成|升|转|来当|当|做|进来|回来)"
)


def _nobody_called(told: Told) -> str:
    """zhaoliu of zhaoliu joins us as an interviewer, 赵六 of 赵六已经走人了: who is no member, by the account or the name."""
    low = told.masked.with_days
    words = lexicon().english
    for one in sounds.spelled_in(low):
        said = low[one.at : one.end]
        if " " not in said and said not in words and len(said) >= _SHORTEST_ACCOUNT:
            return said
    called = _CALLED.search(low)
    return called["name"] if called is not None else ""


_SHORTEST_ACCOUNT = 4  # characters

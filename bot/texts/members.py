"""The members: their roles, addresses and settings."""

from bot.phrase import Words

TEXTS = {
    "newcomer.is_a_member": Words(
        en="{person} is a member by now. To take them out: members {person} deactivate",
        zh="{person} 已是成员。要停用发：成员 {person} 停用",
    ),
    "newcomer.not_added": Words(
        en="{person} was not added. If they write again tomorrow, you will be asked again.",
        zh="先不加 {person}。明天再来消息会再问你。",
    ),
    "members.read_back_deactivate": Words(
        en="Deactivate {name} ({id})",
        zh="停用{name}（{id}）",
    ),
    "members.need_somebody_else": Words(
        en="{n} interviews need somebody else",
        zh="有 {n} 场面试要另找人",
    ),
    "members.go_to_nobody": Words(
        en="nobody, reminders go to the admins",
        zh="无人，提醒发给管理员",
    ),
    "members.go_to": Words(
        en="{n} interviews go to {to}",
        zh="{n} 场面试交给{to}",
    ),
    "members.deed_remove_mail": Words(
        en="Remove {name}'s e-mail address",
        zh="删掉{name}的邮箱",
    ),
    "members.deed_set_mail": Words(
        en="Set {name}'s e-mail address to {email}",
        zh="{name}的邮箱改为 {email}",
    ),
    "members.has_a_role": Words(
        en="{name} is a member already: {role}. Change: members {id} HR",
        zh="{name} 已是成员：{role}。要改发：成员 {id} HR",
    ),
    "members.is_deactivated": Words(
        en="{name} is deactivated. First: members {id} activate",
        zh="{name} 已停用。先启用：成员 {id} 启用",
    ),
    "members.role_set": Words(
        en="{name}: {role}.",
        zh="{name}：{role}。",
    ),
    "members.no_account": Words(
        en="WeCom has no account {account} within the app's visible range. If they were just added, ask them to send me a message first.",
        zh="企业微信里没有账号 {account}，或不在应用的可见范围内。刚加上的话，请对方先给我发条消息。",
    ),
    "members.is_no_account": Words(
        en="“{person}” is not a WeCom account. Try: members zhaoliu interviewer",
        zh="“{person}”不是企业微信账号。例：成员 zhaoliu 面试官",
    ),
    "members.checking": Words(
        en="Checking {account} with WeCom; you will hear in a moment.",
        zh="正在向企业微信核对 {account}，马上告诉你结果。",
    ),
    "members.still_out_of": Words(
        en=" Out of {n} interviews still: HR will be told which. To come back, HR sends “replace”, or {name} “accept” with the code.",
        zh="不在 {n} 场面试里了，会告诉 HR 是哪几场。回来由 HR 发“换人”，或{name}自己发“接受”加编号。",
    ),
    "members.active_again": Words(
        en="{name} is active again: {role}.{left}",
        zh="{name} 已启用：{role}。{left}",
    ),
    "members.already_deactivated": Words(
        en="{name} is already deactivated.",
        zh="{name} 已经停用。",
    ),
    "members.deactivated": Words(
        en="{name} is deactivated.",
        zh="{name} 已停用。",
    ),
    "members.deactivated_and_places_open": Words(
        en="{name} is deactivated, {n} places are open. HR will be told which.",
        zh="{name} 已停用，空出 {n} 个位置，会告诉 HR 是哪几场。",
    ),
    "members.nobody_can_take_over": Words(
        en="{name} looks after {n} interviews, and nobody else in HR can: reminders would go to the admins. Go on? yes/no",
        zh="{name}负责 {n} 场面试，没有其他 HR 可以接手，提醒会发给管理员。继续？是/否",
    ),
    "members.who_takes_over": Words(
        en="{name} looks after {n} interviews. Who takes over?",
        zh="{name}负责 {n} 场面试，由谁接手？",
    ),
    "members.nobody_takes_over": Words(
        en="Nobody, reminders go to the admins",
        zh="不交接，提醒发给管理员",
    ),
    "members.successor_has_left": Words(
        en="{account} is no longer a member.",
        zh="{account} 已不是成员。",
    ),
    "members.mail_removed": Words(
        en="{name} has no e-mail address now. “undo” takes it back.",
        zh="{name}的邮箱已删掉。改主意发“撤销”。",
    ),
    "members.mail_set": Words(
        en="{name}: {email}. Imported rows find them by it. “undo” takes it back.",
        zh="{name}：{email}。导入的表格按这个邮箱认人。改主意发“撤销”。",
    ),
    "members.nudged_already": Words(
        en="{name} is nudged already.",
        zh="{name} 现在就会催。",
    ),
    "members.not_nudged_already": Words(
        en="{name} is not nudged as it is.",
        zh="{name} 已经是免催。",
    ),
    "members.nudged_again": Words(
        en="{name} is nudged again for what is due. “undo” takes it back.",
        zh="{name} 恢复催办，到期的面评会提醒本人。改主意发“撤销”。",
    ),
    "members.not_nudged_any_more": Words(
        en="{name} is not nudged any more: HR is told instead of what is due. “undo” takes it back.",
        zh="{name} 已设为免催：到期没写的面评改为告诉 HR。改主意发“撤销”。",
    ),
    "members.more": Words(
        en="{n} more: send “more”",
        zh="还有 {n} 人，发“更多”",
    ),
    "members.how_to_set_a_role": Words(
        en="Set a role: members zhaoliu interviewer",
        zh="设角色：成员 zhaoliu 面试官",
    ),
    "members.list": Words(
        en="{n} members\n{lines}",
        zh="成员 {n} 人\n{lines}",
    ),
    "members.one": Words(
        en="{row}\nChange: members {id} HR / members {id} {state}",
        zh="{row}\n要改：成员 {id} HR / 成员 {id} {state}",
    ),
    "members.row_not_verified": Words(
        en="not verified yet",
        zh="待核实",
    ),
    "members.row_deactivated": Words(
        en="deactivated",
        zh="已停用",
    ),
    "members.row_not_nudged": Words(
        en="not nudged",
        zh="免催",
    ),
    "members.none_with_account": Words(
        en="There is no member {account}. To add one: members zhaoliu interviewer",
        zh="没有成员 {account}。添加成员：成员 zhaoliu 面试官",
    ),
    "members.who": Words(
        en="Who? For example: members lisi deactivate",
        zh="是谁？例如：成员 李四 停用",
    ),
    "members.one_at_a_time": Words(
        en="Send the role and the state one at a time.",
        zh="角色和停用请分两次发。",
    ),
    "members.mail_alone": Words(
        en="Send the e-mail address and the role or state one at a time. Nothing was changed.",
        zh="邮箱和角色、停用这些请分两次发，现在什么都没有改动。",
    ),
    "members.what_are_they": Words(
        en="Say what they are to be, such as: members {id} interviewer",
        zh="写要改成的角色，例如：成员 {id} 面试官",
    ),
    "members.several_called_so": Words(
        en="Several people are called “{name}”: {accounts}. Use the account.",
        zh="“{name}”有多位：{accounts}。请用账号。",
    ),
    "members.not_understood": Words(
        en="I did not understand “{rest}”. It can be: interviewer, HR, coordinator, hiring manager, admin, deactivate, activate, no nudging, email …",
        zh="没看懂“{rest}”。可以是：面试官、HR、协调、用人经理、管理员、停用、启用、免催、邮箱 …",
    ),
    "members.not_from_themselves": Words(
        en="{name} cannot take over from themselves.",
        zh="{name} 不能接替自己。",
    ),
    "members.already_active": Words(
        en="{name} is already active.",
        zh="{name} 没有停用。",
    ),
    "members.mail_is_anothers": Words(
        en="{email} is already the address of {name}.",
        zh="{email} 已经是{name}的邮箱。",
    ),
    "members.has_no_mail": Words(
        en="{name} has no address here.",
        zh="{name} 没有登记邮箱。",
    ),
    "members.mail_already": Words(
        en="{name} already has that address.",
        zh="{name} 的邮箱已经是这个。",
    ),
    "members.role_already": Words(
        en="{name} already has that role.",
        zh="{name} 已经是这个角色。",
    ),
    "members.only_admin": Words(
        en="{name} is the only admin. Make somebody else one first: members zhangsan admin",
        zh="{name} 是唯一的管理员。先设另一位：成员 zhangsan 管理员",
    ),
    "members.word_deactivate": Words(
        en="deactivate",
        zh="停用",
    ),
    "members.word_activate": Words(
        en="activate",
        zh="启用",
    ),
    "settings.what": Words(
        en="What is to be set? For example: language zh, leave tomorrow, limit 2 a day. All of it: settings",
        zh="要设置什么？例如：语言 英文，休假 明天，面试上限 每天 2。发“设置”看全部。",
    ),
    "whoami.card": Words(
        en="{name} ({user_id}) · {role}\nLanguage: English · Zone: {zone}\nChange them: settings",
        zh="{name}（{user_id}）· {role}\n语言：中文 · 时区：{zone}\n要改就发：设置",
    ),
}

"""What admins and members are told of members."""

from bot.phrase import Words

TEXTS = {
    "welcome.told": Words(
        en="{by} has added you to the interview assistant, as {role}. Send: help",
        zh="{by}已把你加进面试助手，角色是{role}。发“帮助”看能做什么。",
    ),
    "welcome.the_admin": Words(
        en="The admin",
        zh="管理员",
    ),
    "new_member.added": Words(
        en="{who} ({member}) has been added: {role}.",
        zh="已添加{who}（{member}）：{role}。",
    ),
    "new_member.unknown_account": Words(
        en="WeCom has no account {account} within the app's visible range: nobody was added.",
        zh="企业微信里没有账号 {account}，或不在应用的可见范围内：没有添加。",
    ),
    "new_member.role": Words(
        en="Role",
        zh="角色",
    ),
    "new_member.wrote": Words(
        en="{name} wrote, but is not a member",
        zh="{name} 发来消息，但还不是成员",
    ),
    "new_member.account": Words(
        en="Account",
        zh="账号",
    ),
    "new_member.interviewer": Words(
        en="Interviewer",
        zh="设为面试官",
    ),
    "new_member.hr": Words(
        en="HR",
        zh="设为 HR",
    ),
    "new_member.ignore": Words(
        en="Ignore",
        zh="忽略",
    ),
    "new_member.adding_undone": Words(
        en="Adding {name} was undone",
        zh="添加{name}已撤销",
    ),
    "new_member.how_to_add": Words(
        en="If they write again, you will be asked again. To add them: members {user_id} interviewer",
        zh="再来消息会再问你。要加就发：成员 {user_id} 面试官",
    ),
    "new_member.unknown_and_deactivated": Words(
        en="WeCom has no account {account} within the app's visible range: deactivated.",
        zh="企业微信里没有账号 {account}，或不在应用的可见范围内：已停用。",
    ),
    "another_name.told": Words(
        en="{name} ({account}) is active again, but WeCom now has this account under the name {now}. It may be somebody else, so what was linked to {name} no longer counts. If it is the same person, send each line that still holds:\n{lines}\nIf it is somebody else, have the name changed on the server: python -m bot member {account} --name {typed}",
        zh="{name}（{account}）已启用，但企业微信里这个账号现在叫{now}，可能换了人，所以{name}原来的关联都停用了。还是同一个人的话，把下面仍然有效的逐行发给我：\n{lines}\n换了人的话，在服务器上运行改名：python -m bot member {account} --name {typed}",
    ),
    "another_name.nothing_linked": Words(
        en="{name} ({account}) is active again, but WeCom now has this account under the name {now}. If it is somebody else, have the name changed on the server: python -m bot member {account} --name {typed}",
        zh="{name}（{account}）已启用，但企业微信里这个账号现在叫{now}。换了人的话，在服务器上运行改名：python -m bot member {account} --name {typed}",
    ),
    "another_name.link": Words(
        en="linkperson {address} {account}",
        zh="关联 {address} {account}",
    ),
    "another_name.mail": Words(
        en="members {account} email {mail}",
        zh="成员 {account} 邮箱 {mail}",
    ),
    "another_name.more": Words(
        en="… and {more} more. All of them are in the audit log (table audit_event).",
        zh="……还有 {more} 个，全部地址在审计记录里（audit_event 表）。",
    ),
    "not_compared.told": Words(
        en="{name} ({account}) is active again. Without a name to compare, I could not check whether this account belongs to somebody else by now; what is linked to {name} still counts. If it is somebody else, send each line:\n{lines}",
        zh="{name}（{account}）已启用。没有姓名可以对照，没法核对这个账号是不是换了人，原来的关联仍然有效。换了人的话，把下面逐行发给我：\n{lines}",
    ),
    "not_compared.nothing_linked": Words(
        en='{name} ({account}) is active again. Without a name to compare, I could not check whether this account belongs to somebody else by now. If it does, have the name changed on the server: python -m bot member {account} --name "NAME"',
        zh='{name}（{account}）已启用。没有姓名可以对照，没法核对这个账号是不是换了人。换了人的话，在服务器上运行改名：python -m bot member {account} --name "姓名"',
    ),
    "not_compared.link": Words(
        en="linkperson {address}",
        zh="关联 {address}",
    ),
    "not_compared.mail": Words(
        en="members {account} email remove",
        zh="成员 {account} 邮箱 删除",
    ),
    "delivered.not_yet": Words(
        en="not sent yet",
        zh="还没发出",
    ),
    "delivered.why_not": Words(
        en="The previous message: {why}.",
        zh="上一条：{why}。",
    ),
    "delivered.told": Words(
        en="The previous message was delivered at {at}, after {took} s.",
        zh="上一条在 {at} 送达，用时 {took} 秒。",
    ),
    "stranger.admins_asked": Words(
        en="You are not a member yet. {who} has been asked to add you ({account}). Once you are, try “schedule”.",
        zh="你还不是面试助手的成员。已请{who}把你（{account}）加上，加好后发“日程”试试。",
    ),
    "stranger.ask_an_admin": Words(
        en="You are not a member yet. Send your account, {account}, to your admin, who runs the command above. Once you are, try “schedule”.",
        zh="你还不是面试助手的成员。请把账号 {account} 发给管理员，由管理员在服务器上运行：\n{command}\n加好后发“日程”试试。",
    ),
    "stranger.deactivated": Words(
        en="Your account is deactivated. To get it back, ask {who:=your admin|other={who}}.",
        zh="你的账号已停用。需要恢复请联系{who:=管理员|other={who}}。",
    ),
    "stranger.was_added": Words(
        en="{name} was added",
        zh="{name} 已加入",
    ),
    "stranger.is_deactivated": Words(
        en="{name} is deactivated",
        zh="{name} 已停用",
    ),
}

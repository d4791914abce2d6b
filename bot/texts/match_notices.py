"""HR is told of candidates who may be members."""

from bot.phrase import Words

TEXTS = {
    "matched.mobile": Words(
        en="Mobile",
        zh="手机",
    ),
    "matched.mail": Words(
        en="E-mail",
        zh="邮箱",
    ),
    "matched.by_directory": Words(
        en="{address}, as in WeCom's directory",
        zh="{address}（企业通讯录）",
    ),
    "matched.by_admin": Words(
        en="{address}, as the admin set it",
        zh="{address}（管理员登记）",
    ),
    "matched.by_linked": Words(
        en="{address}, as the admin linked it",
        zh="{address}（管理员关联）",
    ),
    "matched.by_typed": Words(
        en="{address}, as they once typed it",
        zh="{address}（本人以前填的）",
    ),
    "matched.now_yours": Words(
        en="Now yours",
        zh="改由谁负责",
    ),
    "matched.title": Words(
        en="{who} may be this candidate",
        zh="{who}可能就是候选人",
    ),
    "matched.sees_nothing": Words(
        en="Until you decide, {who} sees nothing of this candidate.",
        zh="确认之前，{who}看不到这位候选人的资料。",
    ),
    "matched.only_a_colleague": Words(
        en="Only a colleague of HR can say that they are two people.",
        zh="只有其他 HR 能确认不是同一人。",
    ),
    "matched.not_the_same": Words(
        en="Not the same person",
        zh="不是同一人",
    ),
    "matched.handed_on": Words(
        en="An interview that you looked after has been handed over to {successor}. Questions? Ask {successor}.",
        zh="你负责的一场面试已转给{successor}处理，有疑问找{successor}。",
    ),
    "matched.namesake_mail": Words(
        en="{title}: there is another {who} with the same e-mail ({address}), and with another number. They were kept apart; if they are one person, please mend the number in the other system.",
        zh="{title} 和另一位同名候选人{who}的邮箱相同（{address}），手机不同，已按两个人处理。如果是同一人，请在原系统改正手机。",
    ),
    "matched.namesake_mobile": Words(
        en="{title}: there is another {who} with the same mobile ({address}), and with another e-mail. They were kept apart; if they are one person, please mend the e-mail in the other system.",
        zh="{title} 和另一位同名候选人{who}的手机相同（{address}），邮箱不同，已按两个人处理。如果是同一人，请在原系统改正邮箱。",
    ),
    "matched.same_mail": Words(
        en="{title} has the same e-mail ({address}) as {who}, under another name. They were kept apart; if they are one person, please mend the name in the other system.",
        zh="{title} 和候选人{who}的邮箱相同（{address}），姓名不同，已按两个人处理。如果是同一人，请在原系统改正姓名。",
    ),
    "matched.same_mobile": Words(
        en="{title} has the same mobile ({address}) as {who}, under another name. They were kept apart; if they are one person, please mend the name in the other system.",
        zh="{title} 和候选人{who}的手机相同（{address}），姓名不同，已按两个人处理。如果是同一人，请在原系统改正姓名。",
    ),
}

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
    "matched.why": Words(
        en="Why",
        zh="依据",
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
    "matched.same_mail": Words(
        en="{title} has the same e-mail ({address}) as {who}, under another name. They were kept apart; if they are one person, please mend the name in the other system.",
        zh="{title} 和候选人{who}的邮箱相同（{address}），姓名不同，已按两个人处理。如果是同一人，请在原系统改正姓名。",
    ),
    "matched.same_mobile": Words(
        en="{title} has the same mobile ({address}) as {who}, under another name. They were kept apart; if they are one person, please mend the name in the other system.",
        zh="{title} 和候选人{who}的手机相同（{address}），姓名不同，已按两个人处理。如果是同一人，请在原系统改正姓名。",
    ),
    "same_contact.directory": Words(
        en="the same in WeCom's directory",
        zh="与企业通讯录一致",
    ),
    "same_contact.set_by_admin": Words(
        en="the same as the admin has set for them",
        zh="与管理员登记的一致",
    ),
    "same_contact.linked_by_admin": Words(
        en="the same as the admin has linked to them",
        zh="与管理员关联的一致",
    ),
    "same_contact.typed": Words(
        en="the same as they had typed themselves",
        zh="与本人以前自己填的一致",
    ),
}

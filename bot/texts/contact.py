"""How HR and candidates are reached."""

from bot.phrase import Words

TEXTS = {
    "contact.which_interview": Words(
        en="Which interview? A candidate's name or a code, such as: contact 1203",
        zh="哪一场？写上候选人姓名或编号，例如：联系人 1203",
    ),
    "contact.hr_calls": Words(
        en="HR calls the candidate.",
        zh="候选人由 HR 来联系。",
    ),
    "contact.candidate": Words(
        en="Candidate: {mobile}",
        zh="候选人电话：{mobile}",
    ),
    "contact.no_phone": Words(
        en="No phone of the candidate is on record.",
        zh="没有候选人的电话。",
    ),
    "contact.nobody_of_hr": Words(
        en="{title}: nobody of HR is here; ask the admin.",
        zh="{title}：现在没有 HR，请找管理员。",
    ),
    "contact.ask_others_of_hr": Words(
        en="{title}: nobody of HR looks after it now; ask {names}.",
        zh="{title}：现在没有 HR 负责，可以找{names}。",
    ),
    "contact.yourself": Words(
        en="{title}: you look after it.",
        zh="{title}：由你负责。",
    ),
    "contact.with_phone": Words(
        en="{title}: {name}, {phone}",
        zh="{title}：{name}，电话 {phone}",
    ),
    "contact.without_phone": Words(
        en="{title}: {name}. No phone on record: write to them in WeCom.",
        zh="{title}：{name}。电话没有登记，在企业微信里找就行。",
    ),
    "reset_link.read_back": Words(
        en="Give the candidate a new link; the old one stops working at once ({title})",
        zh="换一个新链接，原来的马上失效（{title}）",
    ),
    "reset_link.none_yet": Words(
        en="Candidates get no links here yet: that takes an https address of ours (BASE_URL).",
        zh="这里还没有给候选人的链接：要先有 https 的 BASE_URL。",
    ),
    "reset_link.done": Words(
        en="{title}: the candidate's old link no longer works. “undo” restores it. I do not write to the candidate. Please forward the next message:",
        zh="{title}：原来的链接已失效。改主意发“撤销”，原来的就能继续用。\n候选人：我不会通知，请转发下面这条",
    ),
    "reset_link.has_ended": Words(
        en="{title} {what}, so its link has ended already.",
        zh="{title} {what}，链接已经失效，不用重置。",
    ),
}

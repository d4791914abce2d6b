"""Feedback: asked for, written, changed, waived."""

from bot.phrase import Words

TEXTS = {
    "feedback.read_back": Words(
        en="\nSubmit this feedback",
        zh="\n提交这份面评",
    ),
    "feedback.noted": Words(
        en="Noted: {words}\n",
        zh="先记下：{words}\n",
    ),
    "feedback.ask_why": Words(
        en="{title}: {verdict}. And why, in one sentence?",
        zh="{title}：{verdict}。再写一句话，说说为什么。",
    ),
    "feedback.from_the_draft": Words(
        en="\n(The sentence is from your draft.)",
        zh="\n（这句话是草稿里的。）",
    ),
    "feedback.about_the_job_only": Words(
        en="\n“{found}”: feedback is archived. Better keep to what is about the job.",
        zh="\n“{found}”：面评会存档，建议只写与岗位有关的内容。",
    ),
    "feedback.whether_to_submit": Words(
        en="\nSubmit this feedback? yes/no",
        zh="\n提交这份面评？是/否",
    ),
    "feedback.what_you_submitted": Words(
        en="what you submitted",
        zh="你提交的面评",
    ),
    "feedback.your_draft": Words(
        en="your draft",
        zh="草稿里",
    ),
    "feedback.keep_the_sentence": Words(
        en="keep the sentence",
        zh="沿用这句",
    ),
    "feedback.ask_rating": Words(
        en="{title}: {verdict}. {name}?\n{lines}\nSend the number, or your sentence at once.",
        zh="{title}：{verdict}。{name}怎么样？\n{lines}\n回复数字；不想打分就直接写一句话。",
    ),
    "feedback.changed": Words(
        en="Feedback changed: {title}, {verdict}.",
        zh="面评已修改：{title}，{verdict}。",
    ),
    "feedback.submitted": Words(
        en="Feedback submitted: {title}, {verdict}.",
        zh="面评已提交：{title}，{verdict}。",
    ),
    "feedback.until_when": Words(
        en="You can change it until {until}: feedback {code}. “undo” takes it back.",
        zh="{until} 前还能改：面评 {code}。改主意发“撤销”。",
    ),
    "feedback.all_is_in": Words(
        en="All feedback is in.",
        zh="这场的面评齐了。",
    ),
    "feedback.of_others": Words(
        en="What others wrote: status {code}",
        zh="别人的面评：进度 {code}",
    ),
    "feedback.none_begun": Words(
        en="You have begun no feedback. Send for example: feedback 1203 yes solid basics",
        zh="没有写到一半的面评。例如发：面评 1203 推荐 基础扎实",
    ),
    "feedback.ask_verdict": Words(
        en="{title}\n{written}What is your verdict?\n{lines}\nSend the number, or “cancel”.",
        zh="{title}\n{written}你的结论是？\n{lines}\n回复数字，或发“退出”。",
    ),
    "feedback.whether_words_hold": Words(
        en="{title}: {where} says “{words}”, and its verdict was {before}. Now it is {verdict}: does the sentence stay?",
        zh="{title}：{where}写的是“{words}”，那时的结论是{before}。现在改为{verdict}，这句话还用吗？",
    ),
    "feedback.preview": Words(
        en="{title}\n{verdict}\n{words}{held}",
        zh="{title}\n{verdict}\n{words}{held}",
    ),
    "feedback.replaced_verdict": Words(
        en=": {verdict}",
        zh="：{verdict}",
    ),
    "feedback.as_before": Words(
        en="{after} as before",
        zh="{after}（不变）",
    ),
    "feedback.comment_updated": Words(
        en="comment updated",
        zh="评语已更新",
    ),
    "feedback.held_after_all": Words(
        en="\n(It is noted as not held; this takes that back.)",
        zh="\n（这场记的是没面成，提交后改为面过了。）",
    ),
    "feedback.none_yet": Words(
        en="{title}: no feedback yet.",
        zh="{title}：还没有面评。",
    ),
    "feedback.how_to_change": Words(
        en="To change yours, send for example: feedback {code} maybe, and why",
        zh="要改自己的，发：面评 {code} 待定 加一句话",
    ),
    "feedback.what_is_in": Words(
        en="{title}\n{lines}",
        zh="{title}\n{lines}",
    ),
    "feedback.replaces": Words(
        en="\n(It replaces what {who} submitted, {at}{verdict}.)",
        zh="\n（替换{who} {at} 提交的{verdict}。）",
    ),
    "feedback.is_no_show": Words(
        en="{code}: marked as no-show, so no feedback is needed.",
        zh="{code}：已标记候选人未到，不用写面评。",
    ),
    "feedback.did_not_take_place": Words(
        en="{code} did not take place, so no feedback is needed.",
        zh="{code} 没有进行，不用写面评。",
    ),
    "feedback.has_not_begun": Words(
        en="{code} has not begun. Feedback can be written from {at} on.",
        zh="{code} 还没开始，{at} 起可以写面评。",
    ),
    "feedback.no_longer_changed": Words(
        en="Feedback on {code} can be changed for 24 hours, and those are over. Something to add? Please tell {hr}.",
        zh="{code} 的面评提交已满 24 小时，不能再改。要补充，请告诉{hr}。",
    ),
    "feedback.was_not_on_panel": Words(
        en="{who} was not on the panel of {code}. Feedback is written by {names}.",
        zh="{who}不是 {code} 的面试官，面评由{names}来写。",
    ),
    "feedback.did_not_interview": Words(
        en="{who} did not interview {code}, so no feedback is needed.",
        zh="{who}没有参加 {code}，不用写面评。",
    ),
    "feedback.says_that_already": Words(
        en="{code}: that is what your feedback says already.",
        zh="{code}：你的面评已经是这样写的。",
    ),
    "feedback.verdict": Words(
        en="Verdict: {said}",
        zh="{said}",
    ),
    "waive.none_in": Words(
        en="“{words}”: but no feedback of {who} on {which} is in. Ask none of them all the same",
        zh="“{words}”：可是{who}还没有提交 {which} 的面评。仍然不用{who}写",
    ),
    "waive.nobody_owes": Words(
        en="{title}: nobody owes feedback.",
        zh="{title}：没有人欠面评。",
    ),
    "waive.done": Words(
        en="{title}: no feedback is expected of {who} any more. {complete}“undo” takes it back.",
        zh="{title}：{who}不用写面评了。{complete}改主意发“撤销”。",
    ),
    "waive.nobody_writes": Words(
        en="Nobody writes any on this one, and it is completed. ",
        zh="这场不写面评，已完成。",
    ),
    "waive.all_is_in": Words(
        en="All feedback is in, and it is completed. ",
        zh="面评齐了，这场已完成。",
    ),
    "waive.deed": Words(
        en="Ask no feedback of {who} on {which}{why}",
        zh="不用{who}写 {which} 的面评{why}",
    ),
    "waive.owes_nothing": Words(
        en="{who} owes no feedback on {code}, so nothing was changed.",
        zh="{who}本来就不用写 {code} 的面评，没有改动。",
    ),
    "waive.has_written": Words(
        en="{who} has written it already: status {code}",
        zh="{who}已经写了。看面评发：进度 {code}",
    ),
    "write_for.read_back": Words(
        en="\nSubmit this as the feedback of {who}",
        zh="\n作为{who}的面评提交",
    ),
    "write_for.deed": Words(
        en="Write feedback on {title}",
        zh="代写 {title} 的面评",
    ),
    "write_for.deed_more": Words(
        en="\nWrite this for {who}",
        zh="\n替{who}写这份面评",
    ),
    "write_for.preview": Words(
        en="{title}\n{verdict}{words}{held}",
        zh="{title}\n{verdict}{words}{held}",
    ),
    "write_for.ask_verdict": Words(
        en="{title}, {who}: what is their verdict?\n{lines}\nSend the number, or “cancel”.",
        zh="{title}，{who}的结论是？\n{lines}\n回复数字，或发“退出”。",
    ),
    "write_for.ask_why": Words(
        en="{title}, {who}: and why, in one sentence?",
        zh="{title}，{who}：再写一句话，说说为什么。",
    ),
    "write_for.done": Words(
        en="{title}: written as the feedback of {who}, marked as by you. {complete}{who} will be told, and can change it for 24 hours. “undo” takes it back.",
        zh="{title}：已代{who}写好面评，注明由你代写。{complete}会告诉{who}，本人 24 小时内可以改。改主意发“撤销”。",
    ),
}

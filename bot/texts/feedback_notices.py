"""Notices of feedback: asked for, late, complete."""

from bot.phrase import Words

TEXTS = {
    "feedback_due.is_in": Words(
        en="Your feedback is in",
        zh="你已提交面评",
    ),
    "feedback_due.written_by": Words(
        en="{by} wrote your feedback",
        zh="{by}替你写了面评",
    ),
    "feedback_due.title": Words(
        en="Your feedback, please",
        zh="面试结束，请写面评",
    ),
    "feedback_due.is_it_over": Words(
        en="Is the interview over?",
        zh="面试结束了吗？",
    ),
    "feedback_due.how_to_write": Words(
        en="If so, tap your verdict and add a sentence. Or in one line: feedback {code} yes solid basics",
        zh="结束了就点结论，再发一句话。也可以一行写完：面评 {code} 推荐 基础扎实",
    ),
    "feedback_due.who_is_waiting": Words(
        en="{who} is waiting for your feedback",
        zh="{who}在等{name}的面评，一句话就行",
    ),
    "feedback_due.tap_and_sentence": Words(
        en="A tap and one sentence will do. Or in one line: feedback {code} yes solid basics",
        zh="点个结论，再发一句话。也可以一行写完：面评 {code} 推荐 基础扎实",
    ),
    "feedback_due.report": Words(
        en="Report",
        zh="报告",
    ),
    "feedback_due.of_the_room": Words(
        en="of the room",
        zh="面试间的报告",
    ),
    "feedback_due.still_missing": Words(
        en="Your feedback is still missing; a sentence is enough, such as: feedback {code} yes solid basics\n{titles}",
        zh="还差你的面评，一句话就行，例如：面评 {code} 推荐 基础扎实\n{titles}",
    ),
    "all_in.differ": Words(
        en=" Opinions differ.",
        zh="意见有分歧。",
    ),
    "all_in.how_to_read": Words(
        en="To read it: status {code}",
        zh="看面评发：进度 {code}",
    ),
    "all_in.told": Words(
        en="All feedback is in ({count}): {title}.{split} {reads}",
        zh="面评齐了（{count}）：{title}。{split}{reads}",
    ),
    "all_in.when": Words(
        en="In",
        zh="已交",
    ),
    "all_in.title": Words(
        en="All feedback is in",
        zh="面评齐了",
    ),
    "all_in.differ_in_list": Words(
        en=", opinions differ",
        zh="，意见有分歧",
    ),
    "all_in.how_to_read_in_list": Words(
        en="status {code}",
        zh="进度 {code}",
    ),
    "next_in_doubt.changed": Words(
        en="That feedback has changed",
        zh="前一轮面评已改",
    ),
    "next_in_doubt.goes_ahead": Words(
        en="Goes ahead ({kept_by})",
        zh="照常进行（{kept_by}）",
    ),
    "next_in_doubt.against": Words(
        en="{against} of {of} against",
        zh="{of} 份里 {against} 份不推荐",
    ),
    "next_in_doubt.title": Words(
        en="{earlier}: not recommended. Hold {this}?",
        zh="{earlier}不推荐，{this}照常吗？",
    ),
    "written_for.told": Words(
        en="{by} wrote your feedback on {title}: {said}, {words}\nTo change it within 24 hours: feedback {code} maybe, and why",
        zh="{by}替你写了 {title} 的面评：{said}，{words}\n要改，24 小时内发：面评 {code} 待定 加一句话",
    ),
    "about_feedback.written_by": Words(
        en="written by {written_by}",
        zh="{written_by}代写",
    ),
    "about_feedback.changed_late": Words(
        en="changed after others' could be read",
        zh="看得到他人面评之后改过",
    ),
    "about_feedback.changed": Words(
        en="changed",
        zh="改过",
    ),
}

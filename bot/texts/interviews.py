"""One interview, as it is shown."""

from bot.phrase import Words

TEXTS = {
    "interview.open_from": Words(
        en="Open from {at}.",
        zh="{at} 起可以进入。",
    ),
    "interview.clash": Words(
        en="It is {clash}. Decide: keepwhich {code}",
        zh="{clash}。定留哪场发：留哪场 {code}",
    ),
    "interview.book_again": Words(
        en="They come after all? Book it again: book {who} {job} {round} friday 3pm {panel}",
        zh="又要面了就重新约，发：约面 {who} {job} {round} 周五下午3点 {panel}",
    ),
    "interview.resume": Words(
        en="Résumé: {url}",
        zh="简历：{url}",
    ),
    "interview.way_in": Words(
        en="Way in: {url}",
        zh="进入面试：{url}",
    ),
    "interview.room": Words(
        en="{title}: {url}",
        zh="{title}：{url}",
    ),
    "interview.room_opens": Words(
        en="{title}, {when}: open from {at}.",
        zh="{title}，{when}：{at} 起可以进入。",
    ),
    "interview.no_room": Words(
        en="{title}: {why}.",
        zh="{title}：{why}。",
    ),
    "interview.late": Words(
        en="will be {minutes} minutes late (at {at})",
        zh="会晚到 {minutes} 分钟（{at} 到）",
    ),
    "interview.a_candidate": Words(
        en="a candidate",
        zh="某候选人",
    ),
    "interview.before": Words(
        en="Before: ",
        zh="之前：",
    ),
    "interview.nobody_yet": Words(
        en="nobody yet",
        zh="还没有人",
    ),
    "interview.present": Words(
        en="{name}: {panel}; candidate: {candidate}",
        zh="{name}：{panel}；候选人{candidate}",
    ),
    "needs.between": Words(
        en="; ",
        zh="：",
    ),
    "standing.name": Words(
        en="{name}: ",
        zh="{name}：",
    ),
    "needs.unanswered": Words(
        en="{n} unanswered",
        zh="待回复 {n}",
    ),
    "needs.proposed": Words(
        en="{n} with another time proposed",
        zh="改期建议 {n}",
    ),
    "needs.missing": Words(
        en="{n} short of people",
        zh="缺人 {n}",
    ),
    "needs.not_coming": Words(
        en="{n} whose candidate is not coming",
        zh="候选人不来 {n}",
    ),
    "needs.late": Words(
        en="{n} with a late candidate",
        zh="候选人迟到 {n}",
    ),
    "present.needs_action": Words(
        en="you have not answered yet",
        zh="你还没有回复",
    ),
    "present.accepted": Words(
        en="you have accepted",
        zh="你已接受",
    ),
    "present.tentative": Words(
        en="you said maybe",
        zh="你的回复是待定",
    ),
    "present.declined": Words(
        en="you can't make it",
        zh="你已回复无法参加",
    ),
    "interview.brief": Words(
        en="{name}, {at}",
        zh="{name} {at}",
    ),
    "interview.ask": Words(
        en="Ask {hr}",
        zh="有疑问找{hr}",
    ),
    "interview.kept_away": Words(
        en="Conflict of interest (replaced): ",
        zh="需要回避（已换下）：",
    ),
    "interview.yours_is_in": Words(
        en=" (yours is in)",
        zh="（你的已提交）",
    ),
    "interview.feedback": Words(
        en="Feedback: ",
        zh="面评：",
    ),
}

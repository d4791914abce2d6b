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
}

"""The members' pages."""

from bot.phrase import Words

TEXTS = {
    "page_form.which_time": Words(
        en="Which day, and at what time?",
        zh="请把日期和几点都填上。",
    ),
    "page_form.what_happened": Words(
        en="What happened, in one sentence?",
        zh="怎么回事？写一句话。",
    ),
    "page_form.no_verdict": Words(
        en="no verdict",
        zh="没有结论",
    ),
    "page_form.changed_elsewhere": Words(
        en="You changed it elsewhere meanwhile; stored is: {stored}. {words}\nWhat stands here replaces that.",
        zh="你在别处改过，现在存着的是：{stored}。{words}\n再点一次，就换成这里写的。",
    ),
    "page_form.how_late": Words(
        en="How many minutes late?",
        zh="会晚到几分钟？",
    ),
    "page_form.verdict": Words(
        en="Verdict",
        zh="结论",
    ),
    "interview_page.in_time": Words(
        en="in {left}",
        zh="{left}后",
    ),
    "interview_page.candidate": Words(
        en="The candidate ",
        zh="候选人",
    ),
    "interview_page.opens": Words(
        en="Opens: {at}",
        zh="{at} 开放",
    ),
    "interview_page.open": Words(
        en="Open to the panel",
        zh="已对面试官开放",
    ),
    "interview_page.tick": Words(
        en="tick {code} 1 3 5",
        zh="选时间 {code} 1 3 5",
    ),
    "interview_page.for_time": Words(
        en="for {since}",
        zh="已等 {since}",
    ),
}

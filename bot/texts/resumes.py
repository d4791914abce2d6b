"""Résumés."""

from bot.phrase import Words

TEXTS = {
    "resume.failed_heading": Words(
        en="No readable résumé: upload one on the interview's page",
        zh="简历没拿到，请在面试页面上传",
    ),
    "resume.not_readable": Words(
        en="No readable résumé, {why}: {title_and_time}. Upload one on its page{at:=|other=: {at}}",
        zh="简历没拿到，{why}：{title_and_time}。请在页面上传{at:=。|other=：{at}}",
    ),
    "resume.went_wrong": Words(
        en="something went wrong",
        zh="出错了",
    ),
    "resume_page.deleted": Words(
        en="It is deleted.",
        zh="已删除。",
    ),
    "resume_page.not_taken": Words(
        en="Not taken: {why}.",
        zh="没有收下：{why}。",
    ),
    "resume_page.is_here": Words(
        en="It is here; its pages are being drawn.",
        zh="已收到，正在生成页面。",
    ),
    "resume_page.being_fetched": Words(
        en="One is being fetched.",
        zh="正在按地址取。",
    ),
    "resume_page.not_fetched": Words(
        en="It could not be fetched: {why}.",
        zh="按地址没取到：{why}。",
    ),
    "resume_page.cannot_be_shown": Words(
        en="Its pages cannot be shown: {why}. Upload another.",
        zh="页面显示不了：{why}。请换一份。",
    ),
    "resume_page.ask_hr": Words(
        en="Its pages cannot be shown. Ask {hr} for it.",
        zh="页面显示不了，请找{hr}要。",
    ),
    "resume_page.pages": Words(
        en="{n:one=1 page|other={n} pages}",
        zh="共 {n} 页",
    ),
    "resume_page.view_or_replace": Words(
        en="View or replace",
        zh="查看或替换",
    ),
    "resume_page.upload": Words(
        en="Upload one",
        zh="上传",
    ),
}

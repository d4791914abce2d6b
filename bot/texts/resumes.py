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
    "resume_page.file": Words(
        en="The file",
        zh="文件",
    ),
    "resume_page.download": Words(
        en="Download",
        zh="下载原件",
    ),
    "resume_page.what_is_taken": Words(
        en="PDF, up to 20 MB",
        zh="PDF，最大 20 MB",
    ),
    "resume_page.is_replaced": Words(
        en="The new one takes the place of this one, which is deleted.",
        zh="新的会替换现在这份，旧的不保留。",
    ),
    "resume_page.replace": Words(
        en="Replace",
        zh="替换",
    ),
    "resume_page.bring": Words(
        en="Upload",
        zh="上传",
    ),
    "resume_page.delete": Words(
        en="Delete it",
        zh="删除简历",
    ),
    "resume_page.what_is_deleted": Words(
        en="The file and its pages go; who looked at them stays on record.",
        zh="文件和页面都会删掉，查看记录保留。",
    ),
    "resume_page.delete_for_good": Words(
        en="Delete for good",
        zh="确认删除",
    ),
    "resume_page.title": Words(
        en="{name}’s résumé",
        zh="{name}的简历",
    ),
    "resume_page.left_out": Words(
        en="Not shown: {n} more.",
        zh="另有 {n} 页没有显示。",
    ),
    "resume_page.is_marked": Words(
        en="Each page is marked with who looks and when ({mark}), and the look is recorded. For this interview alone.",
        zh="每页都印有查看人和日期（{mark}），查看会留下记录。仅供本场面试使用。",
    ),
    "resume_page.nth_page": Words(
        en="Page {n} of {of}",
        zh="第 {n} 页，共 {of} 页",
    ),
    "resume_page.another_by_now": Words(
        en="Nothing was deleted: another file has come since. This is how things stand.",
        zh="没有删除：这份简历刚刚换过了。现在是这样：",
    ),
    "resume_page.not_open": Words(
        en="The résumé is not open to you",
        zh="你看不到这份简历",
    ),
    "resume_page.still_needed": Words(
        en="Do you still need it? Ask {hr}.",
        zh="还需要的话，找{hr}。",
    ),
    "resume_page.knows_candidate": Words(
        en="You know the candidate, so their file is hidden from you.",
        zh="你需要回避这位候选人，资料对你隐藏。",
    ),
    "resume_page.not_theirs": Words(
        en="HR, the panel and the hiring manager read it, nobody else.",
        zh="只有 HR、这场的面试官和用人经理能看。",
    ),
    "resume_page.confidential": Words(
        en="This interview is confidential: HR and the panel alone read it.",
        zh="这场面试的资料保密，只有 HR 和面试官能看。",
    ),
    "resume_page.replaced": Words(
        en="You are not on the panel of this interview any more.",
        zh="你已不在这场面试中，不用再看了。",
    ),
    "resume_page.declined": Words(
        en="You said that you can't make it. If you accept after all, it is open to you again.",
        zh="你回复过无法参加；改为接受后就能看。",
    ),
    "resume_page.cancelled": Words(
        en="This interview is cancelled, so nobody but HR reads it any more.",
        zh="这场面试已取消，现在只有 HR 能看。",
    ),
    "resume_page.is_over": Words(
        en="It was open until 7 days after your feedback, or after the end where you owe none.",
        zh="开放到你提交面评后 7 天（不用写面评的，到面试结束后 7 天），现在已经过了。",
    ),
    "resume_page.none_yet": Words(
        en="There is none yet.",
        zh="还没有简历。",
    ),
    "resume_page.none_yet_ask": Words(
        en="There is none yet. Ask {hr} for it.",
        zh="还没有简历，需要的话找{hr}要。",
    ),
    "resume_page.being_drawn": Words(
        en="Its pages are being prepared; this page refreshes by itself.",
        zh="正在生成页面，会自动刷新，请稍等。",
    ),
    "resume_page.still_being_drawn": Words(
        en="Its pages are still being drawn; please look again in a few minutes.",
        zh="页面还在生成，请过几分钟再来看。",
    ),
    "no_resume.host": Words(
        en="its host is not one of RESUME_HOSTS",
        zh="地址不在允许的范围内（RESUME_HOSTS）",
    ),
    "no_resume.address": Words(
        en="its address is none of the public internet",
        zh="地址不是公网地址",
    ),
    "no_resume.redirect": Words(
        en="it leads to another host",
        zh="地址跳转到了别的网站",
    ),
    "no_resume.gone": Words(
        en="there is nothing at its address, or not without signing in",
        zh="地址失效，或要登录才能打开",
    ),
    "no_resume.away": Words(
        en="its host did not answer",
        zh="对方网站没有响应",
    ),
    "no_resume.too_large": Words(
        en="it is larger than 20 MB",
        zh="超过 20 MB",
    ),
    "no_resume.empty": Words(
        en="there is nothing in it",
        zh="文件是空的",
    ),
    "no_resume.not_pdf": Words(
        en="it is no PDF",
        zh="不是 PDF",
    ),
    "no_resume.encrypted": Words(
        en="it wants a password",
        zh="有密码",
    ),
    "no_resume.broken": Words(
        en="it is damaged, or no PDF",
        zh="文件已损坏，或不是 PDF",
    ),
    "no_resume.too_much": Words(
        en="its pages could not be drawn in time",
        zh="页面太复杂，没能生成图片",
    ),
}

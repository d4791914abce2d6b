"""What stands on a page instead of what somebody came for, and signing on and out."""

from bot.phrase import Words

TEXTS = {
    "screen.link": Words(
        en="Link",
        zh="链接",
    ),
    "screen.what_you_filled_in": Words(
        en="What you filled in:",
        zh="刚才填的内容：",
    ),
    "screen.what_you_wrote": Words(
        en="What you wrote, to be copied",
        zh="刚才写的内容，可以复制",
    ),
    "screen.try_in_a_minute": Words(
        en="Please try again in a minute",
        zh="请一分钟后再试",
    ),
    "screen.no_data": Words(
        en="The assistant cannot reach its data at the moment.",
        zh="助手暂时读不到数据。",
    ),
    "screen.no_such_page": Words(
        en="There is no such page",
        zh="没有这个页面",
    ),
    "screen.link_cut_off": Words(
        en="The link may have been cut off.",
        zh="链接可能少复制了一段。",
    ),
    "screen.nothing_changed": Words(
        en="Nothing was changed",
        zh="没有改动",
    ),
    "screen.old_form": Words(
        en="The page was open for too long, or this browser keeps no cookies. Open it again and send it once more.",
        zh="页面打开太久了，或者这个浏览器不保存 Cookie。请重新打开页面，再提交一次。",
    ),
    "screen.call_who_sent_it": Words(
        en="If that does not help, please call whoever sent you the link.",
        zh="还是不行的话，请直接联系发给您链接的 HR。",
    ),
    "screen.did_not_work": Words(
        en="That did not work",
        zh="没有成功",
    ),
    "screen.load_anew": Words(
        en="Go back, load the page anew, and try again.",
        zh="请返回并刷新页面，再试一次。",
    ),
    "screen.too_large": Words(
        en="That is too large",
        zh="文件太大了",
    ),
    "screen.send_smaller": Words(
        en="A résumé may have 20 MB. Save it smaller, or send the pages that matter, and try again.",
        zh="简历最大 20 MB。请压缩或只留需要的页，再试一次。",
    ),
    "screen.too_long": Words(
        en="That is too long",
        zh="内容太长了",
    ),
    "screen.write_less": Words(
        en="Nothing was changed. Please write less, and send it again.",
        zh="没有改动。请写短一点，再发一次。",
    ),
    "screen.open_again": Words(
        en="Open it again",
        zh="重新打开",
    ),
    "screen.try_in_minutes": Words(
        en="Please try again in {minutes} minutes.",
        zh="请 {minutes} 分钟后再试。",
    ),
    "screen.not_yours": Words(
        en="Not found, or not yours",
        zh="没找到，或不是你的面试",
    ),
    "screen.somebody_elses_link": Words(
        en="Somebody may have sent you their own link. Send the interview assistant: schedule",
        zh="可能是别人转给你的链接。给面试助手发“日程”看你自己的面试。",
    ),
    "sign_on.sign_out": Words(
        en="Sign out",
        zh="退出登录",
    ),
    "sign_on.too_many": Words(
        en="Too many sign-ons that failed",
        zh="登录失败的次数太多了",
    ),
    "sign_on.and_open_again": Words(
        en="Sign on and open it again",
        zh="重新登录，回到这一页",
    ),
    "sign_on.has_ended": Words(
        en="You are signed out",
        zh="登录已过期",
    ),
    "sign_on.load_anew": Words(
        en="Nothing was changed. Go back, load the page anew, and try again.",
        zh="什么都没有改动。请返回并刷新页面，再试一次。",
    ),
    "sign_on.again": Words(
        en="Sign on again",
        zh="重新登录",
    ),
    "sign_on.tap_once_more": Words(
        en="Please tap the link once more",
        zh="请再点一次链接",
    ),
    "sign_on.was_used": Words(
        en="This sign-on was used, is older than ten minutes, or began on another device.",
        zh="这次登录已经用过、超过十分钟，或是在别的设备上开始的。",
    ),
    "sign_on.signed_out": Words(
        en="You are signed out",
        zh="已退出登录",
    ),
    "sign_on.signed_out_everywhere": Words(
        en="On all your devices: pages that are still open there change nothing any more.",
        zh="其他设备上的登录也一并退出了，那里还开着的页面不能再操作。",
    ),
    "sign_on.how_to_come_back": Words(
        en="To come back, tap a link in the chat with the interview assistant, or sign on again here.",
        zh="要再进来，点面试助手聊天里的链接，或在这里重新登录。",
    ),
    "sign_on.members_only": Words(
        en="For members of the company",
        zh="仅限本公司成员",
    ),
    "sign_on.not_of_the_company": Words(
        en="WeCom says that you are not one. As a candidate, use the link that HR sent you.",
        zh="企业微信里没有查到你是本公司成员。候选人请用 HR 发给您的链接。",
    ),
    "sign_on.not_set_up": Words(
        en="You are not set up here yet",
        zh="你还没有开通",
    ),
    "sign_on.send_a_message": Words(
        en="Send the interview assistant any message in WeCom: its admins then add you by a tap.",
        zh="在企业微信里给面试助手随便发一条消息，管理员点一下就能加上你。",
    ),
    "sign_on.nobody_can": Words(
        en="Nobody can sign on at the moment",
        zh="暂时无法登录",
    ),
    "sign_on.tell_admin": Words(
        en="WeCom refuses the app: please tell your admin.",
        zh="企业微信拒绝了这个应用，请告诉管理员。",
    ),
    "sign_on.room_until_then": Words(
        en="Until then, send the interview assistant: room",
        zh="在那之前，可以给面试助手发：进入面试",
    ),
    "sign_on.not_confirmed": Words(
        en="WeCom did not confirm who you are.",
        zh="企业微信没有确认你的身份。",
    ),
    "sign_on.not_yet": Words(
        en="You are not signed on yet",
        zh="还没有登录",
    ),
    "sign_on.wecom_is_silent": Words(
        en="WeCom does not answer",
        zh="企业微信暂时没有响应",
    ),
    "sign_on.wait_a_moment": Words(
        en="Wait a moment and try again.",
        zh="请稍等片刻再试。",
    ),
    "sign_on.not_kept": Words(
        en="This browser did not keep your sign-on",
        zh="这个浏览器没有保存登录",
    ),
    "sign_on.allow_cookies": Words(
        en="Allow cookies for this site, or open the link in WeCom.",
        zh="请允许本站使用 Cookie，或在企业微信里打开链接。",
    ),
}

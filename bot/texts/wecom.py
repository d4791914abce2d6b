"""Why WeCom does not do something, and what our app is called there."""

from bot.phrase import Words

TEXTS = {
    "wecom.our_fault": Words(
        en="the program sent something that WeCom does not accept; please report it",
        zh="程序发出的内容不合企业微信的要求，请反馈给开发者",
    ),
    "wecom.no_member": Words(
        en="WeCom does not know this member, or the app's visible range leaves them out",
        zh="企业微信里没有这位成员，或不在应用的可见范围内",
    ),
    "wecom.bad_token": Words(
        en="WeCom does not accept the access token that it gave us; check that corp id, agent id and secret are of one app",
        zh="企业微信不认它自己发的 access_token；请核对企业 ID、AgentId 和 Secret 是否属于同一个应用",
    ),
    "wecom.log_in_again": Words(
        en="the login has expired; open the page from WeCom again",
        zh="登录已失效，请从企业微信重新打开页面",
    ),
    "wecom.too_big": Words(
        en="the content is too big for WeCom",
        zh="内容超出企业微信的长度限制",
    ),
    "wecom.media": Words(
        en="the file is empty, of a wrong type, or older than three days",
        zh="文件为空、类型不对，或已超过三天",
    ),
    "wecom.too_many": Words(
        en="too many recipients in one message",
        zh="一条消息的接收人太多",
    ),
    "wecom.webhook": Words(
        en="the group robot was removed or disabled",
        zh="群机器人已移除或停用",
    ),
    "wecom.calendar": Words(
        en="WeCom's calendar or meeting rooms refused this",
        zh="企业微信的日程或会议室拒绝了这次操作",
    ),
    "wecom.meeting": Words(
        en="WeCom's meetings refused this",
        zh="企业微信的会议拒绝了这次操作",
    ),
    "wecom.busy": Words(
        en="WeCom is busy",
        zh="企业微信系统繁忙",
    ),
    "wecom.pause": Words(
        en="too many calls; WeCom makes us pause",
        zh="调用太频繁，企业微信要求暂停",
    ),
    "wecom.at_once": Words(
        en="too many calls at once",
        zh="同时进行的调用太多",
    ),
    "wecom.bad_secret": Words(
        en="WECOM_SECRET is wrong or was reset, or the app is disabled",
        zh="WECOM_SECRET 不对或已重置，或者应用已停用",
    ),
    "wecom.bad_corp_id": Words(
        en="WECOM_CORP_ID is wrong",
        zh="WECOM_CORP_ID 不对",
    ),
    "wecom.bad_agent_id": Words(
        en="WECOM_AGENT_ID is wrong",
        zh="WECOM_AGENT_ID 不对",
    ),
    "wecom.no_secret": Words(
        en="WECOM_SECRET is missing",
        zh="缺少 WECOM_SECRET",
    ),
    "wecom.secret_of_another_app": Words(
        en="WECOM_SECRET is of another app than WECOM_AGENT_ID",
        zh="WECOM_SECRET 和 WECOM_AGENT_ID 不是同一个应用的",
    ),
    "wecom.app_disabled": Words(
        en="the app is disabled; enable it in WeCom's console",
        zh="应用已停用，请在管理后台启用",
    ),
    "wecom.permission_withdrawn": Words(
        en="WeCom withdrew the app's permission because it was not used; enable it again",
        zh="应用因长期未用被收回权限，请在管理后台重新启用",
    ),
    "wecom.no_company": Words(
        en="WeCom says that the company is not available",
        zh="企业微信提示该企业不可用",
    ),
    "wecom.out_of_reach": Words(
        en="the app may not reach this member; add them to its visible range",
        zh="应用无权访问这位成员，请把他加进应用的可见范围",
    ),
    "wecom.no_department": Words(
        en="WeCom does not know this department",
        zh="企业微信里没有这个部门",
    ),
    "wecom.card_stays": Words(
        en="this card can no longer be changed",
        zh="这张卡片已不能再更新",
    ),
    "wecom.empty": Words(
        en="the message is empty",
        zh="消息内容为空",
    ),
    "wecom.not_shown": Words(
        en="WeCom will not show this content",
        zh="企业微信无法显示这段内容",
    ),
    "wecom.too_old": Words(
        en="the message is older than 24 hours and stays",
        zh="消息已超过 24 小时，不能撤回",
    ),
    "wecom.no_permission": Words(
        en="the app may not call this part of WeCom; permit it in the console",
        zh="应用没有这个接口的权限，请在管理后台开通",
    ),
    "wecom.no_menu": Words(
        en="the app has no menu",
        zh="应用还没有菜单",
    ),
    "wecom.untrusted_domain": Words(
        en="BASE_URL is not the app's trusted domain",
        zh="BASE_URL 不是应用的可信域名",
    ),
    "wecom.untrusted_ip": Words(
        en="WeCom does not trust this server's IP address{ip:=|other= {ip}}; add it to 企业可信IP of the app, it counts a minute later",
        zh="服务器的 IP 地址{ip:=|other= {ip} }不在企业可信 IP 里；请在应用详情页加上，约一分钟后生效",
    ),
    "wecom.no_callback": Words(
        en="cards with buttons need the app's callback; set 接收消息 in WeCom's console",
        zh="带按钮的卡片要先在管理后台设置「接收消息」",
    ),
    "wecom.unheard_of": Words(
        en="WeCom refused this, errcode {errcode}",
        zh="企业微信拒绝了，errcode {errcode}",
    ),
    "wecom.no_licence": Words(
        en="this member has no licence for WeCom's API",
        zh="这位成员没有企业微信的接口许可",
    ),
    "wecom.no_such_account": Words(
        en="no such account",
        zh="没有这个账号",
    ),
    "wecom.app_name": Words(
        en="Interviews",
        zh="面试助手",
    ),
}

"""What is wrong with rows of a spreadsheet, pasted or imported, and what came of them."""

from bot.phrase import Words

TEXTS = {
    "row_odd.another": Words(
        en="row {n} has another mobile or e-mail of {who}: add “new candidate” to the row of whoever is not here yet",
        zh="第 {n} 行也是{who}，手机或邮箱却不同：谁还没登记过，就在那行加“新候选人”",
    ),
    "row_odd.there_by_now": Words(
        en="somebody called {who} has been added since: please look at the row again",
        zh="刚刚有人登记了{who}，请再看一下这一行",
    ),
    "row_odd.namesakes": Words(
        en="{n} candidates are called {who}: add a mobile, an e-mail, or “new candidate”",
        zh="有 {n} 位候选人叫{who}：写上手机、邮箱，或“新候选人”",
    ),
    "row_odd.no_candidate": Words(
        en="the candidate is missing",
        zh="没写候选人",
    ),
    "row_odd.several_jobs": Words(
        en="several jobs begin with “{job}”",
        zh="有几个职位叫“{job}…”，写全称",
    ),
    "row_odd.no_job": Words(
        en="the job is missing",
        zh="没写职位",
    ),
    "row_odd.candidate_chooses": Words(
        en="“candidate chooses” is booked by itself, not among rows",
        zh="“候选人自选”要单独约，不能和别的行一起",
    ),
    "row_odd.no_hour": Words(
        en="“{when}” lacks the time of day",
        zh="“{when}”没写几点",
    ),
    "row_odd.no_time": Words(
        en="the time is missing",
        zh="没写时间",
    ),
    "row_odd.not_understood": Words(
        en="“{text}” is not understood",
        zh="没看懂“{text}”",
    ),
    "row_odd.which_colleague": Words(
        en="which colleague: {who}? Write the account",
        zh="是哪一位：{who}？写账号",
    ),
    "row_odd.no_interviewer": Words(
        en="the interviewer is missing",
        zh="没写面试官",
    ),
    "row_odd.deactivated": Words(
        en="{who} is deactivated",
        zh="{who} 已停用，不能安排面试",
    ),
    "row_odd.no_member": Words(
        en="there is no member called {who}",
        zh="没有叫{who}的成员",
    ),
    "row_odd.no_member_but": Words(
        en="there is no member called {who}; perhaps {near}",
        zh="没有叫{who}的成员，是不是{near}",
    ),
    "row_odd.same_as": Words(
        en="the same as row {n}",
        zh="和第 {n} 行是同一场",
    ),
    "row_odd.clashes_with": Words(
        en="{who} is in row {n} at that time",
        zh="{who} 和第 {n} 行时间重叠",
    ),
    "cell.addresses": Words(
        en="{column}: {said} addresses for {n} interviewers; give one each, in their order.",
        zh="{column}：{n} 位面试官写了 {said} 个邮箱，请按面试官的顺序一人一个。",
    ),
    "cell.no_address": Words(
        en="{column}: “{email}” is no e-mail address.",
        zh="{column}：“{email}”不是邮箱。",
    ),
    "cell.others_address": Words(
        en="{email} is somebody else's address.",
        zh="{email} 是别人的邮箱。",
    ),
    "row.namesakes": Words(
        en="{n} candidates are called {who}. Add an email or a mobile.",
        zh="有 {n} 位候选人叫{who}。写上邮箱或手机。",
    ),
    "row.of_two": Words(
        en="The e-mail and the mobile are of {n} candidates called {who}. Write only one of them.",
        zh="邮箱和手机分别是 {n} 位{who}的，只写其中一个。",
    ),
    "row.which_is_there_already": Words(
        en="{who} is here already, without e-mail and mobile, and it is not clear which line means them. Import that line alone first, then the others.",
        zh="已有一位没留邮箱和手机的{who}，看不出对应哪一行。请先单独导入对应的那行，再导入其他行。",
    ),
    "row.same_contact_and_name": Words(
        en="There is another “{other}” with the same {what}; taken for two people called {who}. The same person: write both as they are kept.",
        zh="与已有的同名候选人“{other}”{what}相同，但另一项不同，按两位{who}处理。是同一人就照已有的写。",
    ),
    "row.same_contact": Words(
        en="“{who}” has the {what} of “{other}”; taken for two people. The same person: write “{other}”.",
        zh="“{who}”与已有的“{other}”{what}相同，按两个人处理。是同一人就写“{other}”。",
    ),
    "cell.empty": Words(
        en="{column} is empty.",
        zh="{column}是空的。",
    ),
    "cell_time.not_understood": Words(
        en="is not understood",
        zh="看不懂",
    ),
    "cell_time.no_hour": Words(
        en="lacks the time of day",
        zh="没写几点",
    ),
    "cell_time.ambiguous_hour": Words(
        en="could be morning or afternoon: write 7:00 am or 19:00",
        zh="是上午还是下午？写成 上午7:00 或 19:00",
    ),
    "cell_time.no_such_date": Words(
        en="is not a real day or time",
        zh="没有这一天或这个时间",
    ),
    "cell_time.full_date": Words(
        en="needs its full date",
        zh="要写上年月日",
    ),
    "cell_time.year": Words(
        en="needs its year",
        zh="要写上年份",
    ),
    "cell_time.midnight": Words(
        en="does not say which day's midnight it is: write 0:00 with the date",
        zh="是哪一天的半夜？写 0:00 和日期",
    ),
    "cell.no_zone": Words(
        en="{column} “{text}” is unknown, try Asia/Shanghai.",
        zh="{column}“{text}”不认识，例如 北京、Asia/Shanghai。",
    ),
    "cell.disagree": Words(
        en="{end} and {minutes} do not agree.",
        zh="{end}和{minutes}对不上。",
    ),
    "row.ends_before": Words(
        en="It ends before it starts.",
        zh="结束不晚于开始。",
    ),
    "row.length": Words(
        en="It must take 10 minutes to 12 hours.",
        zh="时长要在 10 分钟到 12 小时之间。",
    ),
    "cell.time": Words(
        en="{column} “{text}” {why}. Try 2026-03-12 15:00.",
        zh="{column}“{text}”{why}。例如 2026-03-12 15:00。",
    ),
    "cell.end": Words(
        en="{column} “{text}” is not understood. Try 16:00.",
        zh="{column}“{text}”看不懂。例如 16:00。",
    ),
    "cell.minutes": Words(
        en="{column} “{text}” is not understood, try 60.",
        zh="{column}“{text}”看不懂，写分钟数，例如 60。",
    ),
    "cell.email": Words(
        en="{column} “{text}” is not an address.",
        zh="{column}“{text}”不对。",
    ),
    "cell.mobile": Words(
        en="{column} “{text}” is not a number; format the column as text in Excel.",
        zh="{column}“{text}”不对，在 Excel 里把这一列设成文本。",
    ),
    "cell.mode": Words(
        en="{column} “{text}” is none of video, on site or phone.",
        zh="{column}“{text}”不认识，写 视频、现场 或 电话。",
    ),
    "cell.link": Words(
        en="{column} must begin with https://.",
        zh="{column}要以 https:// 开头。",
    ),
    "cell.resume": Words(
        en="{column} must be an address that begins with https://.",
        zh="{column}要写 https:// 开头的地址。",
    ),
    "cell.yes_or_no": Words(
        en="{column}: “{text}” is neither yes nor no.",
        zh="{column}“{text}”要写“是”或“否”。",
    ),
    "row.same_as": Words(
        en="The same interview as line {line}, with other cells. One row each, all interviewers in one cell.",
        zh="和第 {line} 行是同一场，内容却不同。一场写一行，面试官写在一格里。",
    ),
    "row.other_panel": Words(
        en="There already ({code}) with other interviewers; left as it is.",
        zh="已有（{code}），面试官不同，没有改动。",
    ),
    "row.cancelled": Words(
        en="Cancelled since ({code}), not booked again.",
        zh="已取消（{code}），没有再约。",
    ),
    "row.moved": Words(
        en="Moved since ({code}), not booked again. For another one, give its round another name.",
        zh="已改期（{code}），没有再约。要另约一场，换个轮次名。",
    ),
    "row.may_be_candidate": Words(
        en="{who} may be this candidate: name somebody else.",
        zh="{who} 可能就是候选人，需要回避，请换一位面试官。",
    ),
    "row.knows_candidate": Words(
        en="{who} knows the candidate: name somebody else.",
        zh="{who} 认识候选人，需要回避，请换一位面试官。",
    ),
    "row.clashes": Words(
        en="{who} is also in line {line} at that time.",
        zh="{who} 和第 {line} 行时间重叠。",
    ),
    "row.is_taken": Words(
        en="{who} has an interview then: {other}, {when}.",
        zh="{who} {when} 已有面试（{other}）。",
    ),
    "cell.no_hr": Words(
        en="{column}: {who} is not HR. Name somebody who is, or run first: {cure}",
        zh="{column}“{who}”不是 HR。换一位 HR，或先运行：{cure}",
    ),
    "cell.one_person": Words(
        en="{column}: name one person only.",
        zh="{column}只能写一位。",
    ),
    "sheet.line": Words(
        en="line {line}",
        zh="第 {line} 行",
    ),
    "sheet.line_and_row": Words(
        en="line {line} (row {row} in Excel)",
        zh="第 {line} 行（Excel 第 {row} 行）",
    ),
    "sheet.empty": Words(
        en="The file is empty.",
        zh="文件是空的。",
    ),
    "sheet.no_rows": Words(
        en="There is a header, but no interview below it.",
        zh="只有表头，没有面试。",
    ),
    "sheet.is_a_workbook": Words(
        en="This is an Excel workbook: save it as “CSV UTF-8”.",
        zh="这是 Excel 文件。在 Excel 里另存为“CSV UTF-8”。",
    ),
    "sheet.is_no_csv": Words(
        en="This is not a CSV file. Save it as “CSV UTF-8” in Excel.",
        zh="这不是 CSV 文件。在 Excel 里另存为“CSV UTF-8”。",
    ),
    "sheet.quotation_marks": Words(
        en="The quotation marks from line {line} on do not pair up.",
        zh="从第 {line} 行起引号不成对。",
    ),
    "sheet.columns_missing": Words(
        en="Columns missing: {columns}\nFor an example: python -m bot import --sample",
        zh="缺少列：{columns}\n看例子：python -m bot import --sample",
    ),
    "sheet.columns_twice": Words(
        en="These columns are the same: {columns}",
        zh="这几列是同一列：{columns}",
    ),
    "cell.too_long": Words(
        en="{column} is too long, at most {most} characters.",
        zh="{column}太长，最多 {most} 个字。",
    ),
    "row.too_many_cells": Words(
        en="More cells than columns: put quotation marks around commas.",
        zh="格子比表头多，有逗号的格子要加引号。",
    ),
    "import.done": Words(
        en="imported {n}",
        zh="导入 {n} 场",
    ),
    "import.done_and_skipped": Words(
        en="imported {n}, skipped {skipped} (already there)",
        zh="导入 {n} 场，跳过 {skipped} 场（已有）",
    ),
    "sheet.no_file": Words(
        en="There is no such file.",
        zh="没有这个文件。",
    ),
    "sheet.is_a_folder": Words(
        en="This is a folder.",
        zh="这是文件夹。",
    ),
    "sheet.not_read": Words(
        en="It cannot be read: {why}",
        zh="读不了：{why}",
    ),
    "import.ignored": Words(
        en="Columns ignored: {columns}",
        zh="忽略的列：{columns}",
    ),
    "import.not_verified": Words(
        en="{n} people not verified yet: WeCom could not be asked, the worker will",
        zh="{n} 人待核实：企业微信暂时问不到，后台进程会再问",
    ),
    "import.nobody_invited": Words(
        en="nobody was invited; to invite: --invite",
        zh="没有发邀请，要发加 --invite",
    ),
    "import.nothing": Words(
        en="nothing was imported",
        zh="什么都没有导入",
    ),
    "import.checking": Words(
        en="checking",
        zh="检查",
    ),
    "import.importing": Words(
        en="importing",
        zh="导入",
    ),
    "cell.no_account": Words(
        en="WeCom has no account {account} within the app's visible range.",
        zh="企业微信里没有账号 {account}，或不在应用的可见范围内。",
    ),
    "cell.several_members": Words(
        en="“{who}” is {n} members: {accounts}. Add the account.",
        zh="“{who}”有 {n} 位：{accounts}。写上账号：{example}",
    ),
    "cell.no_user_id": Words(
        en="“{account}” is not a WeCom user id.",
        zh="“{account}”不是企业微信的账号。",
    ),
    "cell.deactivated": Words(
        en="{who}({account}) is no longer a member. Bring back: python -m bot member {account}",
        zh="{who}({account})已停用。恢复：python -m bot member {account}",
    ),
    "cell.other_account": Words(
        en="The account {account} is {who}, not {said}.",
        zh="账号 {account} 是{who}，不是{said}。",
    ),
    "cell.name_and_account": Words(
        en="Name({account})",
        zh="姓名({account})",
    ),
    "cell.no_member": Words(
        en="{column} “{who}” is not a member. Add the account: {example}",
        zh="{column}“{who}”不是成员。加上账号：{example}",
    ),
    "sample.exists": Words(
        en="It exists and was left as it is.",
        zh="已经存在，没有覆盖。",
    ),
    "sample.not_written": Words(
        en="It cannot be written",
        zh="写不了",
    ),
    "sample.written": Words(
        en="an example is written",
        zh="例子写好了",
    ),
    "sample.then": Words(
        en="change it, then",
        zh="改好后导入",
    ),
}

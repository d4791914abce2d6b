"""`python -m bot import`: a company's interviews from a CSV file, all of them or none."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import psycopg2
import pytest

from bot import change
from bot.db import store
from bot.db.store import Purpose
from bot.imports import importing
from bot.imports.spreadsheet import NotASheet
from bot.interviews import lookup, many, panel, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, book
from bot.interviews.models import Candidate, Job
from bot.settings import ROOT
from tests.world.clock import NOW
from tests.world.importing import HEADER, Company, Said
from tests.world.processes import wait_until
from tests.world.stage import together

# No WeCom is there to be asked about the accounts.
UNVERIFIED = (
    "4 人待核实：企业微信暂时问不到，后台进程会再问 "
    "4 people not verified yet: WeCom could not be asked, the worker will\n"
)
NOTHING = "什么都没有导入 nothing was imported"


@pytest.fixture
def company(fresh_database_url: str, tmp_path: Path) -> Iterator[Company]:
    store.connect(fresh_database_url, Purpose.TOOL)
    yield Company(fresh_database_url, tmp_path)
    store.db.close_all()


def test_the_sample_is_imported_into_an_empty_database_and_again_into_that(company: Company) -> None:
    path = str(company.folder / "interviews.csv")
    assert company.bot("import", "--sample", path).code == 0
    assert company.bot("import", path) == Said(
        0,
        "导入 3 场 imported 3\n",
        f"{UNVERIFIED}没有发邀请，要发加 --invite nobody was invited; to invite: --invite\n",
    )
    assert company.bot("import", path) == Said(
        0, "导入 0 场，跳过 3 场（已有） imported 0, skipped 3 (already there)\n", ""
    )
    assert company.rows("SELECT user_id, name, role FROM member ORDER BY id") == [
        {"user_id": "zhangmin", "name": "张敏", "role": "recruiter"},
        {"user_id": "zhangsan", "name": "张三", "role": "interviewer"},
        {"user_id": "lisi", "name": "李四", "role": "interviewer"},
        {"user_id": "wangwu", "name": "王五", "role": "interviewer"},
    ]
    assert company.rows(
        """SELECT c.name, j.title, i.round_no, i.round_name, i.mode, r.name AS room, i.status,
             to_char(lower(i.slot) AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS at,
             (SELECT string_agg(m.user_id, ' ' ORDER BY m.user_id) FROM participant p JOIN member m ON m.id = p.member_id
               WHERE p.interview_id = i.id) AS panel
           FROM interview i JOIN candidate c ON c.id = i.candidate_id JOIN application a ON a.id = i.application_id
           JOIN job j ON j.id = a.job_id LEFT JOIN room r ON r.id = i.room_id WHERE i.mode = 'onsite'"""
    ) == [
        {
            "name": "孙嘉",
            "title": "后端工程师",
            "round_no": 2,
            "round_name": "二面 技术",
            "mode": "onsite",
            "room": "珠峰",
            "status": "scheduled",
            "at": "18:00",
            "panel": "lisi zhangsan",
        }
    ]
    assert company.column("SELECT DISTINCT actor_kind FROM audit_event") == ["operator"]


def test_whoever_reads_english_gets_the_sample_and_all_about_it_in_english(company: Company) -> None:
    company.environ["LC_ALL"] = "en_US.UTF-8"
    path = company.folder / "interviews.csv"
    written = company.bot("import", "--sample", str(path))
    assert written == Said(0, f"an example is written: {path}\nchange it, then: python -m bot import {path}\n", "")
    [header, *rows] = path.read_text(encoding="utf-8-sig").splitlines()
    assert (
        header
        == "candidate,job,round,start,minutes,interviewers,recruiter,email,mobile,mode,room,meeting link,confidential"
    )
    assert company.bot("import", str(path)).out == "imported 3\n"
    assert company.bot("import", str(path)).out == "imported 0, skipped 3 (already there)\n"
    assert company.column("SELECT mode FROM interview ORDER BY id") == ["video", "onsite", "phone"]
    assert company.column("SELECT round_no FROM interview ORDER BY id") == [1, 2, 1]
    path.write_text("\n".join([header.replace("start", "Start Time"), rows[0].replace("13:00", "noonish")]) + "\n")
    refused = company.bot("import", str(path))
    assert (refused.code, refused.out) == (1, "")
    [day] = {row.split(",")[3].split()[0] for row in rows[:1]}
    assert refused.err == (
        f"line 2: Start Time “{day} noonish” is not understood. Try 2026-03-12 15:00.\nnothing was imported\n"
    )


def test_whoever_reads_chinese_is_told_of_an_import_in_chinese(company: Company) -> None:
    company.environ["LC_ALL"] = "zh_CN.UTF-8"
    path = str(company.folder / "interviews.csv")
    assert (
        company.bot("import", "--sample", path).out == f"例子写好了: {path}\n改好后导入: python -m bot import {path}\n"
    )
    assert company.bot("import", path).out == "导入 3 场\n"


def test_the_sample_fits_beside_the_demo(company: Company) -> None:
    path = str(company.folder / "interviews.csv")
    assert company.bot("seed").code == 0
    company.bot("import", "--sample", path)
    assert company.bot("import", path).out == "导入 3 场 imported 3\n"


def test_the_sample_is_written_for_excel_and_never_over_a_file(company: Company) -> None:
    path = company.folder / "interviews.csv"
    to_stdout = subprocess.run(
        [sys.executable, "-m", "bot", "import", "--sample"], cwd=ROOT, env=company.environ, capture_output=True
    ).stdout
    company.bot("import", "--sample", str(path))
    assert to_stdout == path.read_bytes()
    assert to_stdout.startswith("\ufeff候选人,职位,轮次,开始时间,".encode())
    path.write_text("mine")
    again = company.bot("import", "--sample", str(path))
    assert (again.code, again.out) == (2, "")
    assert "没有覆盖" in again.err
    assert path.read_text() == "mine"


def test_every_error_of_every_row_is_told_and_nothing_at_all_is_changed(company: Company) -> None:
    company.imports("林悦,后端,一面,2031-03-12 10:00,张三(zhangsan)")
    before = company.everything()
    said = company.imports(
        "陈晓,新职位,一面,2031-03-12 15:00,新人(newcomer),新招聘(hr2),chen@example.com,,新会议室",
        "周航,后端,一面,2031-02-30 15:00,李七、张三,,bad",
        '"王\n伟",后端,二面,,张三',
        "吴桐,后端,二面,2031-03-12 10:30,张三",
    )
    assert said.code == 1
    assert said.out == ""
    assert said.err.splitlines()[0] == "忽略的列：备注 Columns ignored: 备注"
    assert said.err.splitlines()[-1] == NOTHING
    [code] = company.column("SELECT code FROM interview")
    assert said.problems == [
        "第 3 行 line 3: 开始时间“2031-02-30 15:00”没有这一天或这个时间。例如 2026-03-12 15:00。"
        " 开始时间 “2031-02-30 15:00” is not a real day or time. Try 2026-03-12 15:00.",
        "第 3 行 line 3: 邮箱“bad”不对。 邮箱 “bad” is not an address.",
        "第 3 行 line 3: 面试官“李七”不是成员。加上账号：李七(liqi)"
        " 面试官 “李七” is not a member. Add the account: 李七(liqi)",
        "第 4 行 line 4: 开始时间是空的。 开始时间 is empty.",
        "第 6 行（Excel 第 5 行） line 6 (row 5 in Excel): 张三 2031年3月12日 周三 10:00–11:00 已有面试（"
        f"{code} 林悦）。 张三 has an interview then: {code} 林悦, Wed 12 Mar 2031 10:00–11:00.",
    ]
    assert company.everything() == before


def test_rows_that_want_one_person_or_room_at_one_time_are_named_even_if_one_of_them_is_wrong(company: Company) -> None:
    said = company.imports(
        "陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan),李七,,,珠峰",
        "周航,后端,一面,2031-03-12 15:30,李四(lisi),,,,珠峰",
        "陈晓,前端,一面,2031-03-12 15:30,李四",
        "吴桐,后端,一面,2031-03-12 16:30,李四",
        "郑悦,后端,一面,2031-03-12 14:10,张三",
    )
    told = [problem.partition("时间重叠")[0] for problem in said.problems if "时间重叠" in problem]
    assert told == [
        "第 3 行 line 3: 珠峰 和第 2 行",
        "第 4 行 line 4: 陈晓 和第 2 行",
        "第 4 行 line 4: 李四 和第 3 行",
        "第 6 行 line 6: 张三 和第 2 行",
    ]
    assert said.err.splitlines()[-1] == NOTHING


def test_a_row_that_is_there_twice_is_skipped_and_one_for_each_interviewer_is_refused(company: Company) -> None:
    row = "陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan)"
    assert company.imports(row, row).out == "导入 1 场，跳过 1 场（已有） imported 1, skipped 1 (already there)\n"
    said = company.imports("周航,后端,一面,2031-03-13 15:00,张三", "周航,后端,一面,2031-03-13 15:00,李四(lisi)")
    assert [problem.split("。")[0] for problem in said.problems] == ["第 3 行 line 3: 和第 2 行是同一场，内容却不同"]


def test_what_changed_since_the_last_import_is_left_as_it_is_and_told(company: Company) -> None:
    company.imports("陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan)")
    said = company.imports("陈晓,后端,一面,2031-03-12 15:00,李四(lisi)")
    assert (said.code, said.out) == (0, "导入 0 场，跳过 1 场（已有） imported 0, skipped 1 (already there)\n")
    [code] = company.column("SELECT code FROM interview")
    assert said.problems[0].startswith(f"第 2 行 line 2: 已有（{code}），面试官不同，没有改动。")
    assert company.column("SELECT m.name FROM participant p JOIN member m ON m.id = p.member_id") == ["张三"]


def test_people_are_found_however_they_are_written_and_wherever_they_are_introduced(company: Company) -> None:
    company.member("mary", "Mary Jones")
    said = company.imports(
        '陈晓,后端,一面,2031-03-12 09:00,"张三, MARY JONES；lisi/王五",张敏',
        "陈晓,后端,二面,2031-03-12 10:00,Mary Jones 李四 Tom Li (tom) 张三（ZhangSan）,张敏(zhangmin)",
        "陈晓,后端,三面,2031-03-12 11:00,王五(wangwu)、李四(lisi)、张三(zhangsan)、张敏、张敏",
    )
    assert (said.code, said.problems) == (0, [])
    assert company.column(
        """SELECT string_agg(m.user_id, ' ' ORDER BY m.user_id) FROM participant p JOIN member m ON m.id = p.member_id
           GROUP BY p.interview_id ORDER BY p.interview_id"""
    ) == ["lisi mary wangwu zhangsan", "lisi mary tom zhangsan", "lisi wangwu zhangmin zhangsan"]
    assert company.rows("SELECT name, role FROM member WHERE user_id IN ('tom', 'zhangmin') ORDER BY 1") == [
        {"name": "Tom Li", "role": "interviewer"},
        {"name": "张敏", "role": "recruiter"},
    ]


def test_who_is_not_clearly_a_member_is_asked_for_and_nobody_comes_back_or_rises_by_a_file(company: Company) -> None:
    for user_id, name in (("chen1", "陈磊"), ("chen2", "陈磊"), ("gone", "旧人"), ("zhangsan", "张三")):
        company.member(user_id, name)
    company.rows("UPDATE member SET active = false WHERE user_id = 'gone'")
    said = company.imports(
        "甲,后端,一面,2031-03-12 09:00,陈磊",
        "乙,后端,一面,2031-03-12 10:00,旧人(gone)",
        "丙,后端,一面,2031-03-12 11:00,李四(zhangsan)",
        "丁,后端,一面,2031-03-12 12:00,张三(张三)",
        "戊,后端,一面,2031-03-12 13:00,wangwu",
        "己,后端,一面,2031-03-12 14:00,张三,张三、陈磊(chen1)",
        "庚,后端,一面,2031-03-12 15:00,、",
    )
    assert [problem.partition(": ")[2].partition(" ")[0] for problem in said.problems] == [
        "“陈磊”有",
        "旧人(gone)已停用。恢复：python",
        "账号",
        "“张三”不是企业微信的账号。",
        "面试官“wangwu”不是成员。加上账号：姓名(wangwu)",
        "招聘只能写一位。",
        "面试官“、”不是成员。加上账号：姓名(、)",
    ]
    assert company.imports("己,后端,一面,2031-03-12 14:00,陈磊(chen1),张三").code == 1
    assert company.column("SELECT DISTINCT role FROM member") == ["interviewer"]


def test_a_candidate_is_the_same_by_email_else_mobile_else_name_unless_contacts_differ(company: Company) -> None:
    said = company.imports(
        "王伟,后端,一面,2031-03-12 09:00,张三(zhangsan),,WANG@example.com",
        "王伟,前端,一面,2031-03-12 10:00,张三,,wang@example.com,138 0013 8000",
        "王伟,测试,一面,2031-03-12 11:00,张三,,,+86 13800138000",
        "王伟,前端,二面,2031-03-12 12:00,张三",
        "王伟,后端,一面,2031-03-12 13:00,张三,,other@example.com",
        "陈晓,后端,一面,2031-03-12 14:00,张三",
        "陈晓,前端,一面,2031-03-12 15:00,张三,,chen@example.com",
    )
    assert said.code == 0, said.err
    assert company.rows(
        """SELECT c.name, c.email, c.mobile, count(*) AS n FROM candidate c JOIN interview i ON i.candidate_id = c.id
           GROUP BY c.id ORDER BY c.id"""
    ) == [
        {"name": "王伟", "email": "wang@example.com", "mobile": "13800138000", "n": 4},
        {"name": "王伟", "email": "other@example.com", "mobile": None, "n": 1},
        {"name": "陈晓", "email": "chen@example.com", "mobile": None, "n": 2},
    ]


def test_an_agencys_address_or_number_makes_nobody_another_than_the_row_names(company: Company) -> None:
    """One headhunter's mailbox for all whom they send: 丁乙's row is never 丁甲's interview."""
    rows = (
        "丁甲,后端,一面,2031-03-12 09:00,张三(zhangsan),,agency@hunt.com,021-55556666",
        "丁乙,后端,一面,2031-03-12 10:00,张三,,AGENCY@hunt.com",
        "丁丙,后端,一面,2031-03-12 11:00,张三,,,021 55556666",
    )
    told = [
        "第 3 行 line 3: “丁乙”与已有的“丁甲”邮箱相同，按两个人处理。是同一人就写“丁甲”。",
        "第 4 行 line 4: “丁丙”与已有的“丁甲”手机相同，按两个人处理。是同一人就写“丁甲”。",
    ]
    said = company.imports(*rows)
    assert said.code == 0
    lines = [one for one in said.err.splitlines() if "按两个人处理" in one]
    assert [f"{one.partition('。 ')[0]}。" for one in lines] == told
    assert company.column("SELECT name FROM candidate ORDER BY id") == ["丁甲", "丁乙", "丁丙"]
    assert company.imports(*rows).code == 0  # once more nothing is new
    assert company.column("SELECT name FROM candidate ORDER BY id") == ["丁甲", "丁乙", "丁丙"]


def test_a_space_in_a_chinese_name_makes_nobody_else_of_them(company: Company) -> None:
    assert company.imports("许明轩,后端,一面,2031-03-12 09:00,张三(zhangsan)、李四(lisi)").code == 0
    with store.db.connection_context(), change.begin(NOW, kind="operator") as begun:
        [interview] = lookup.load(company.column("SELECT id FROM interview"))
        lisi = people.by_user_id("lisi")
        assert lisi is not None
        panel.decline(begun, interview, lisi, "认识候选人", knows_candidate=True)
    [problem] = company.imports("许 明轩,后端,二面,2031-03-13 09:00,李四").problems
    assert "李四 认识候选人" in problem
    assert company.imports("许 明轩,后端,二面,2031-03-13 09:00,张三").code == 0
    assert company.column("SELECT name FROM candidate") == ["许明轩"]


def test_who_is_not_hr_is_taken_for_no_recruiter(company: Company) -> None:
    """Nobody of HR would hear of a decline."""
    company.member("lisi", "李四")
    [problem] = company.imports("陈晓,后端,一面,2031-03-12 09:00,张三(zhangsan),李四").problems
    assert "招聘“李四”不是 HR。换一位 HR，或先运行：python -m bot member lisi --role recruiter" in problem


def test_a_length_of_nothing_is_refused(company: Company) -> None:
    header = "候选人,职位,轮次,开始时间,面试官,时长"
    sheet = importing.read(Path(company.file("陈晓,后端,一面,2031-03-12 09:00,张三(zhangsan),0", header=header)))
    assert importing.run(sheet, NOW) == 1
    assert company.column("SELECT count(*) FROM interview") == [0]


def test_of_two_candidates_with_one_name_the_job_decides_or_the_file_must(company: Company) -> None:
    company.imports(
        "王伟,后端,一面,2031-03-12 09:00,张三(zhangsan),,one@example.com",
        "王伟,前端,一面,2031-03-12 10:00,张三,,two@example.com",
    )
    assert company.imports("王伟,前端,二面,2031-03-13 10:00,张三").code == 0
    assert company.column("SELECT c.email FROM interview i JOIN candidate c ON c.id = candidate_id ORDER BY i.id") == [
        "one@example.com",
        "two@example.com",
        "two@example.com",
    ]
    [problem] = company.imports("王伟,测试,一面,2031-03-14 10:00,张三").problems
    assert "有 2 位候选人叫王伟。写上邮箱或手机。" in problem


def test_an_application_without_a_recruiter_gets_the_one_of_a_later_row(company: Company) -> None:
    company.imports(
        "陈晓,后端,一面,2031-03-12 09:00,张三(zhangsan)", "陈晓,后端,二面,2031-03-13 09:00,张三,张敏(zhangmin)"
    )
    assert company.column("SELECT m.user_id FROM application a LEFT JOIN member m ON m.id = a.recruiter_id") == [
        "zhangmin"
    ]


def test_past_and_far_away_interviews_are_imported_and_jobs_and_rooms_are_the_same_in_any_width(
    company: Company,
) -> None:
    said = company.imports(
        "陈晓,后端（平台）,一面,2020-03-12 15:00,张三(zhangsan),,,,A1 室",
        "陈晓,后端(平台),二面,2039/3/12 15:00,张三,,,,Ａ1 室",
    )
    assert said.out == "导入 2 场 imported 2\n"
    assert company.column("SELECT title FROM job") == ["后端（平台）"]
    assert company.column("SELECT name FROM room") == ["A1 室"]


def test_a_file_that_is_none_is_refused_before_the_database_is_asked(company: Company) -> None:
    company.environ["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/none"
    folder, workbook = company.folder / "folder", company.folder / "interviews.xlsx"
    folder.mkdir()
    workbook.write_bytes(b"PK\x03\x04 and so on")
    for path, words in (
        (company.folder / "nowhere.csv", "没有这个文件"),
        (folder, "这是文件夹"),
        (workbook, "另存为“CSV UTF-8”"),
        (Path(company.file()), "只有表头"),
    ):
        with pytest.raises(NotASheet, match=words):
            importing.read(path)
    incomplete = company.file("x", header="候选人,职位")
    said = company.bot("import", incomplete)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[0] == f"{incomplete}: 缺少列：轮次、开始时间、面试官"
    assert "Columns missing: round, start, interviewers" in said.err.splitlines()
    assert company.bot("import").code == 2


def test_the_progress_is_shown_on_a_terminal_only(company: Company) -> None:
    path = company.file("陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan)", header=HEADER.removesuffix(",备注"))
    terminal, its_end = pty.openpty()
    with os.fdopen(its_end, "wb") as err:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "import", path],
            cwd=ROOT,
            env=company.environ | {"TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=err,
        )
        shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0
    assert "检查 checking" in shown
    assert company.bot("import", path).err == ""


def test_a_second_import_waits_for_the_first(company: Company) -> None:
    path = company.file("陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan)")
    with closing(psycopg2.connect(company.database_url)) as first:
        first.cursor().execute("SELECT pg_advisory_xact_lock(hashtext('import'))")
        second = subprocess.Popen(
            [sys.executable, "-m", "bot", "import", path], cwd=ROOT, env=company.environ, stdout=subprocess.PIPE
        )
        wait_until(lambda: company.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
        assert company.column("SELECT count(*) FROM interview") == [0]
        first.rollback()
    out, _ = second.communicate(timeout=60)
    assert out.decode() == "导入 1 场 imported 1\n"


def test_two_imports_at_once_bring_each_interview_once(company: Company) -> None:
    rows = [
        f"候选人{n},职位{n % 3},一面,2031-03-{1 + n // 8:02} {9 + n % 8:02}:00,面试官{n % 4}(i{n % 4})、面试官{n % 4 + 1}(i{n % 4 + 1})"
        for n in range(60)
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "bot", "import", company.file(*some)],
            cwd=ROOT,
            env=company.environ,
            stdout=subprocess.PIPE,
        )
        for some in (rows[:45], rows[:14:-1])
    ]
    said = sorted(one.communicate(timeout=120)[0].decode().split(" imported")[0] for one in running)
    assert [one.returncode for one in running] == [0, 0]
    assert said == ["导入 15 场，跳过 30 场（已有）", "导入 45 场"]
    assert company.column("SELECT count(*) FROM interview") == [60]


def test_with_invite_the_panels_of_what_is_ahead_are_asked_and_nobody_else(company: Company) -> None:
    sample = company.folder / "sample.csv"
    assert company.bot("import", "--sample", str(sample)).code == 0
    done = company.bot("import", str(sample), "--invite")
    assert (done.code, "nobody was invited" in done.err) == (0, False)
    with store.db.connection_context():
        invited = store.fetch("SELECT kind FROM outbox")
        asked = store.fetch("SELECT 1 FROM participant WHERE response = 'needs_action'")
    assert [row["kind"] for row in invited] == ["invited"] * len(asked)
    assert asked


def test_nobody_waits_for_an_import_that_is_under_way(company: Company) -> None:
    company.imports("陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan),张敏(zhangmin)")
    with store.db.connection_context():
        [on] = lookup.load(company.column("SELECT id FROM interview"))
        zhangsan = on.panel[0].member
        again = Booking(
            on.candidate, on.application.job, 2, "二面", on.start + timedelta(1), on.end + timedelta(1), [zhangsan]
        )

    def accept() -> str:
        with store.db.connection_context(), store.db.atomic():
            store.execute("SET LOCAL lock_timeout = '2s'")
            panel.accept(Change(NOW, zhangsan), on, zhangsan)
        return "accepted"

    with store.db.connection_context(), store.db.atomic():
        assert list(many.book(Change(NOW, actor_kind="operator"), [again])) == [1]
        assert together(accept) == ["accepted"]


def test_who_is_booked_while_an_import_is_under_way_is_named_and_nothing_is_imported(company: Company) -> None:
    company.member("zhangsan", "张三")
    with store.db.connection_context():
        person, job, zhangsan = Candidate.create(name="林悦"), Job.create(title="后端"), people.by_user_id("zhangsan")
    assert zhangsan is not None
    start = datetime.fromisoformat("2031-03-12T15:00+08:00")
    said: list[Said] = []
    importing_now = threading.Thread(
        target=lambda: said.append(
            company.imports(*(f"候选人{n},后端,一面,2031-03-{10 + n} 15:00,张三" for n in range(5)))
        )
    )
    with store.db.connection_context(), store.db.atomic():
        book(
            Change(NOW, actor_kind="system"),
            Booking(person, job, 1, "一面", start, start + timedelta(hours=1), [zhangsan]),
        )
        importing_now.start()
        wait_until(lambda: store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"))
    importing_now.join()
    assert said[0].code == 1
    assert [problem.partition("（")[0] for problem in said[0].problems] == [
        "第 4 行 line 4: 张三 2031年3月12日 周三 15:00–16:00 已有面试"
    ]
    assert company.column("SELECT count(*) FROM interview") == [1]
    assert company.column("SELECT count(*) FROM candidate") == [1]


@pytest.mark.parametrize("held_up_at", ["interview", "audit_event"])
def test_who_says_while_an_import_is_under_way_that_they_know_the_candidate_is_on_no_imported_panel(
    company: Company, held_up_at: str
) -> None:
    """Whether the import has looked only, or has written the panel already."""
    company.member("zhangsan", "张三")
    company.member("lisi", "李四")
    first = company.imports("陈晓,后端,一面,2031-03-12 15:00,张三")
    assert first.code == 0
    [before] = company.column("SELECT id FROM interview")
    said: list[Said] = []
    importing_now = threading.Thread(
        target=lambda: said.append(
            company.imports("林悦,后端,一面,2031-03-13 15:00,李四", "陈晓,后端,二面,2031-03-14 15:00,张三")
        )
    )
    with store.db.connection_context(), store.db.atomic():
        store.execute(f"LOCK TABLE {held_up_at} IN SHARE MODE")
        importing_now.start()
        wait_until(lambda: store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"))
        zhangsan = people.by_user_id("zhangsan")
        [interview] = lookup.load([before])
        assert zhangsan is not None
        panel.decline(Change(NOW, actor=zhangsan), interview, zhangsan, "同学", knows_candidate=True)
    importing_now.join()
    [problem] = said[0].problems
    assert problem.startswith("第 3 行 line 3: 张三 认识候选人，需要回避，请换一位面试官。")
    assert (said[0].code, said[0].err.splitlines()[-1]) == (1, NOTHING)
    assert company.column("SELECT count(*) FROM interview") == [1]


@pytest.mark.parametrize("who", ["张三(zhangsan)", "san.zhang@example.com"])
def test_an_import_takes_as_many_statements_for_fifty_rows_as_for_five(company: Company, who: str) -> None:
    def trips(rows: int, day: int, who: str = who) -> int:
        cells = (
            f"候选人{day}第{n},后端,一面,2031-{day:02}-{1 + n // 10:02} {8 + n % 10}:00,{who},张敏(zhangmin),c{day}x{n}@example.com"
            for n in range(rows)
        )
        with store.db.connection_context():
            connection = store.db.connection()
            before = connection.trips
            assert company.imports(*cells).code == 0
            return int(connection.trips - before)

    trips(1, 1, "张三(zhangsan)")  # the people and the job are new
    company.rows("UPDATE member SET email = 'san.zhang@example.com' WHERE user_id = 'zhangsan' RETURNING id")
    assert trips(50, 2) == trips(5, 3)


def test_a_row_whose_interviewer_knows_the_candidate_names_both_and_nothing_is_imported(company: Company) -> None:
    row = "陈晓,后端工程师,一面,2026-03-12 14:00,李四(lisi),张敏(zhangmin),,,,"
    assert company.imports(row).code == 0
    with store.db.connection_context():
        [on] = lookup.load([one["id"] for one in store.fetch("SELECT id FROM interview")])
        panel.decline(Change(NOW, on.panel[0].member), on, on.panel[0].member, knows_candidate=True)
    said = company.imports(
        "陈晓,后端工程师,二面,2026-03-13 14:00,张三(zhangsan)、李四,张敏,,,,",
        "林悦,后端工程师,一面,2026-03-13 16:00,李四,张敏,,,,",
    )
    assert said.code == 1
    assert said.problems == [
        "第 2 行 line 2: 李四 认识候选人，需要回避，请换一位面试官。 李四 knows the candidate: name somebody else."
    ]
    assert len(company.rows("SELECT 1 FROM interview")) == 1


CONFIDENTIAL = "候选人,职位,轮次,开始时间,面试官,招聘,保密"


def test_a_column_says_which_jobs_are_confidential(company: Company) -> None:
    def kept() -> dict[str, bool]:
        return {row["title"]: row["confidential"] for row in company.rows("SELECT title, confidential FROM job")}

    rows = [
        "陈晓,后端工程师,一面,2026-03-12 14:00,李四(lisi),张敏(zhangmin),否",
        "林悦,首席财务官,一面,2026-03-13 14:00,李四,张敏,",
        "周航,首席财务官,一面,2026-03-14 14:00,李四,张敏,是",
    ]
    assert company.imports(*rows, header=CONFIDENTIAL).code == 0
    assert kept() == {"后端工程师": False, "首席财务官": True}
    changed = "SELECT after FROM audit_event WHERE action = 'job.changed'"
    assert company.column(changed) == [{"confidential": True}]
    assert company.imports(rows[0].replace("否", "YES"), rows[2].replace("是", "否"), header=CONFIDENTIAL).code == 0
    assert kept() == {"后端工程师": True, "首席财务官": True}, "of what is there already, too; a no ends nothing"
    said = company.imports("何洁,前端,一面,2026-03-15 14:00,李四,张敏,大概", header=CONFIDENTIAL)
    assert said.problems == ["第 2 行 line 2: 保密“大概”要写“是”或“否”。 保密: “大概” is neither yes nor no."]
    assert "前端" not in kept()

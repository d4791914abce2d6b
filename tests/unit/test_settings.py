"""What the environment and .env say, and what is complained about."""

from __future__ import annotations

import json
import stat
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from bot.settings import WECOM_API_BASE, WECOM_FIVE, BadSettings, Mode, child_environ, load

FIVE = {
    "WECOM_CORP_ID": "ww1",
    "WECOM_AGENT_ID": "1000002",
    "WECOM_SECRET": "s3cret-of-the-app",
    "WECOM_TOKEN": "t0ken-of-callback",
    "WECOM_ENCODING_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
}
REST = {"SECRET_KEY": "k3y-that-signs-cookies", "DATABASE_URL": "postgresql://bot:pa55word@db/bot"}


def test_with_none_of_the_five_it_is_a_demo_whose_values_are_made_once(tmp_path: Path) -> None:
    first, second = load({}, root=tmp_path), load({"PORT": ""}, root=tmp_path)
    assert first == second
    assert (first.mode, first.demo_people, first.undo_window_s) == (Mode.DEMO, True, 8)
    assert first.wecom_api_base == "http://127.0.0.1:8001"
    assert len(first.wecom_encoding_aes_key.get_secret_value()) == 43
    assert load({}, root=tmp_path / "other").wecom_token != first.wecom_token


def test_what_was_made_once_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    load({}, root=tmp_path)
    kept = [path for path in (tmp_path / "var").iterdir() if path.is_file()]
    assert {path.name for path in kept} == {"demo.json", "secret.json"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_with_all_five_it_is_real_and_nothing_is_seeded(tmp_path: Path) -> None:
    found = load(FIVE | REST, root=tmp_path)
    assert (found.mode, found.demo_people, found.undo_window_s) == (Mode.REAL, False, 60)
    assert found.wecom_api_base == WECOM_API_BASE
    assert found.wecom_agent_id == 1000002
    assert not (tmp_path / "var" / "demo.json").exists()


def test_with_all_five_and_sandbox_it_is_the_sandbox_with_these_values(tmp_path: Path) -> None:
    found = load(FIVE | REST | {"SANDBOX": "1", "PORT": "9000", "WECOM_API_BASE": "https://elsewhere"}, root=tmp_path)
    assert (found.mode, found.demo_people, found.wecom_corp_id) == (Mode.SANDBOX, True, "ww1")
    assert (found.sandbox_port, found.wecom_api_base) == (9001, "http://127.0.0.1:9001")


@pytest.mark.parametrize("given", [1, 3, 4])
def test_with_some_of_the_five_it_is_refused_and_the_missing_are_named(tmp_path: Path, given: int) -> None:
    environ = {name: FIVE[name] for name in WECOM_FIVE[:given]} | dict.fromkeys(WECOM_FIVE[given:], "")
    with pytest.raises(BadSettings) as refused:
        load(environ, root=tmp_path)
    missing = str(refused.value).partition("缺 ")[2].partition("。")[0]
    assert missing.split(", ") == list(WECOM_FIVE[given:])
    assert not (tmp_path / "var").exists(), "a refusal makes nothing"


@pytest.mark.parametrize("given", ["SHOWMEBUG_CLIENT_ID", "SHOWMEBUG_CLIENT_SECRET"])
def test_with_one_of_showmebugs_two_it_is_refused_and_the_other_is_named(tmp_path: Path, given: str) -> None:
    other = ({"SHOWMEBUG_CLIENT_ID", "SHOWMEBUG_CLIENT_SECRET"} - {given}).pop()
    with pytest.raises(BadSettings, match=f"{other} is missing") as refused:
        load(FIVE | REST | {given: "s3cret-of-a-room"}, root=tmp_path)
    assert "s3cret" not in str(refused.value)


def test_a_desk_has_rooms_without_any_setting_and_a_company_only_with_them(tmp_path: Path) -> None:
    desk = load({}, root=tmp_path)
    assert desk.showmebug_client_id and desk.showmebug_client_secret.get_secret_value()
    assert desk.showmebug_api_base == desk.wecom_api_base
    company = load(FIVE | REST, root=tmp_path)
    assert not company.showmebug_client_id
    assert company.showmebug_api_base == "https://www.showmebug.com"


def test_all_faults_are_told_at_once_by_the_names_that_were_set(tmp_path: Path) -> None:
    wrong = {"WECOM_AGENT_ID": "abc", "WECOM_ENCODING_AES_KEY": "short", "PORT": "99999", "SECRET_KEY": "weak"}
    with pytest.raises(BadSettings) as refused:
        load(FIVE | REST | wrong, root=tmp_path)
    for name in wrong:
        assert f"{name}: " in str(refused.value)


@pytest.mark.parametrize("key", ["", "a" * 42, "a" * 44, "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw=", "a" * 42 + "$"])
def test_a_malformed_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadSettings):
        load(FIVE | REST | {"WECOM_ENCODING_AES_KEY": key}, root=tmp_path)


def _secret(name: str, tail: str) -> str:
    return "" if not tail else f"{zlib.crc32(name.encode()):017}" if tail == "digits" else f"v3ry-{name}{tail}"


@examples(deadline=None, database=None, max_examples=100)
@given(
    wrong=st.dictionaries(
        st.sampled_from([*FIVE, *REST, "PORT", "UNDO_WINDOW_S", "SANDBOX_PORT", "HTTPS_PROXY"]),
        st.sampled_from(["!", "x" * 50, "://u:p@h", "", "digits"]),
        min_size=1,
    )
)
def test_no_secret_is_ever_shown_in_a_complaint_or_a_repr(
    tmp_path_factory: pytest.TempPathFactory, wrong: dict[str, str]
) -> None:
    environ = FIVE | REST | {name: _secret(name, tail) for name, tail in wrong.items()}
    secret = ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY", "SECRET_KEY", "DATABASE_URL", "HTTPS_PROXY")
    try:
        said = repr(load(environ, root=tmp_path_factory.getbasetemp()))
        hidden = [environ.get(name) for name in secret]
    except BadSettings as refused:
        said = f"{refused} {refused!r} {refused.__cause__!r}"
        hidden = list(environ.values())  # a value that is wrong is often one that stands in the wrong place
    for value in hidden:
        assert not value or value not in said


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"{name}={text}" for name, text in (FIVE | REST).items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "PORT=9100", "BASE_URL=https://bot.example.com", "EMPTY"]))
    for name in (*FIVE, *REST, "SANDBOX", "BASE_URL", "SANDBOX_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORT", "9200")
    found = load(root=tmp_path)
    assert (found.port, found.base_url, found.wecom_corp_id) == (9200, "https://bot.example.com", "ww1")


def test_admins_are_listed_with_commas_or_spaces_in_any_case(tmp_path: Path) -> None:
    found = load(FIVE | REST | {"ADMIN_USERIDS": "Boss, zhangsan lisi"}, root=tmp_path)
    assert found.admin_userids == ("boss", "zhangsan", "lisi")


@pytest.mark.parametrize("mode", [{}, {"SANDBOX": "1"}], ids=["real", "sandbox"])
def test_a_child_process_reads_the_same_settings_again(tmp_path: Path, mode: dict[str, str]) -> None:
    parent = load(FIVE | REST | mode | {"ADMIN_USERIDS": "boss lisi", "VAR_DIR": str(tmp_path / "v")}, root=tmp_path)
    assert load(child_environ(parent), root=tmp_path / "elsewhere") == parent


def test_a_child_of_the_demo_reads_the_demos_values(tmp_path: Path) -> None:
    parent = load({}, root=tmp_path)
    child = load(child_environ(parent), root=tmp_path / "elsewhere")
    assert child.model_copy(update={"mode": Mode.DEMO}) == parent
    assert child.demo_people


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = load(FIVE, root=tmp_path).secret_key
    assert load(FIVE, root=tmp_path).secret_key == first
    kept = json.loads((tmp_path / "var" / "secret.json").read_text())
    assert kept == {"secret_key": first.get_secret_value()}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("PORT", "0", "0"),
        ("PORT", "70000", "70000"),
        ("PORT", "http", "4 个字符 characters"),
        ("SANDBOX_PORT", "8000", "8000"),
        ("WEB_CONCURRENCY", "0", "0"),
        ("WEB_CONCURRENCY", "many", "4 个字符 characters"),
        ("UNDO_WINDOW_S", "-5", "-5"),
        ("UNDO_WINDOW_S", "99999999999", "99999999999"),
        ("BASE_URL", "ftp://bot.example.com", "ftp://…"),
        ("BASE_URL", "bot.example.com", "15 个字符 characters"),
        ("WECOM_API_BASE", "https://", "https://…"),
        ("COMPANY_ZONE", "Mars/Olympus", "Mars/Olympus"),
        ("COMPANY_ZONE", "Asia", "Asia"),
        ("COMPANY_ZONE", "../../etc/passwd", "../../etc/passwd"),
        ("WECOM_AGENT_ID", "my-agent", "8 个字符 characters"),
        ("WECOM_ENCODING_AES_KEY", "a" * 42, "42 个字符 characters"),
        ("DATABASE_URL", "mysql://bot:pa55word@db/bot", "mysql://…"),
        ("SANDBOX", "maybe", "5 个字符 characters"),
        ("SECRET_KEY", "short", "5 个字符 characters"),
        ("SECRET_KEY", "12345678901", "11 个字符 characters"),
        ("WECOM_ENCODING_AES_KEY", "12345678901234567890", "20 个字符 characters"),
        ("BASE_URL", "1234567890", "10 个字符 characters"),
        ("PORT", "12345678901234567890", "20 个字符 characters"),
    ],
)
def test_what_is_wrong_is_named_with_what_it_has_and_what_it_should_have(
    tmp_path: Path, name: str, value: str, shown: str
) -> None:
    sandbox = {"SANDBOX": "1"} if name == "SANDBOX_PORT" else {}
    with pytest.raises(BadSettings) as refused:
        load(FIVE | REST | sandbox | {name: value}, root=tmp_path)
    said, _, should_be = str(refused.value).partition("，应为")
    assert said == f"{name}: {shown}"
    assert ";" not in should_be, "nothing else is wrong"
    assert " must be " in should_be


def test_a_folder_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for var in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/none")):
        for environ in (FIVE | REST, {}):
            with pytest.raises(BadSettings, match=f"^VAR_DIR: {var} .*must be a folder"):
                load(environ | {"VAR_DIR": str(var)}, root=tmp_path)


def test_values_that_were_kept_and_are_damaged_are_named_with_the_way_out(tmp_path: Path) -> None:
    load({}, root=tmp_path)
    (tmp_path / "var" / "demo.json").write_text("")
    with pytest.raises(BadSettings, match=r"demo\.json: .*remove the file"):
        load({}, root=tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_file_may_come_from_any_editor(
    tmp_path: Path, encoding: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*FIVE, *REST, "SANDBOX", "PORT"):
        monkeypatch.delenv(name, raising=False)
    lines = ["PORT=9100 # 端口", *(f"{name}={text}" for name, text in (FIVE | REST).items())]
    (tmp_path / ".env").write_bytes((end.join(lines) + end).encode(encoding))
    found = load(root=tmp_path)
    assert (found.port, found.wecom_corp_id, found.mode) == (9100, "ww1", Mode.REAL)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_file_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    (tmp_path / ".env").write_bytes("# 设置\nPORT=9100\n".encode(encoding))
    with pytest.raises(BadSettings, match=r"\.env: .*save it as UTF-8"):
        load(root=tmp_path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(BadSettings, match=r"\.env: .*cannot be read"):
        load(root=tmp_path)


def test_the_hosts_of_resumes_are_names_and_nothing_else(tmp_path: Path) -> None:
    found = load(FIVE | REST | {"RESUME_HOSTS": "Files.Example.com, cdn-1.example.com.cn"}, root=tmp_path)
    assert found.resume_hosts == ("files.example.com", "cdn-1.example.com.cn")
    assert load(child_environ(found), root=tmp_path).resume_hosts == found.resume_hosts
    assert load(FIVE | REST, root=tmp_path).resume_hosts == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "https://files.example.com",
        "files.example.com:8443",
        "files.example.com/cv",
        "*.example.com",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "user@files.example.com",
        "文件.example.com",
    ],
)
def test_what_is_no_name_of_a_host_is_complained_about(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(BadSettings, match="RESUME_HOSTS"):
        load(FIVE | REST | {"RESUME_HOSTS": f"files.example.com {wrong}"}, root=tmp_path)


@pytest.mark.parametrize("said", ["10.0.0.5", "10.0.0.0/8,127.0.0.1", "*", "::1 10.0.0.5"])
def test_the_proxies_that_are_believed_are_a_setting_like_any_other(tmp_path: Path, said: str) -> None:
    (tmp_path / ".env").write_text(f"TRUSTED_PROXY={said}\n")
    found = load(root=tmp_path)
    assert list(found.trusted_proxy) == said.replace(",", " ").split()
    assert load(child_environ(found), root=tmp_path).trusted_proxy == found.trusted_proxy


@pytest.mark.parametrize("said", ["proxy.example.com", "10.0.0.5/8", "10.0.0.256"])
def test_a_proxy_that_is_no_address_is_complained_about(tmp_path: Path, said: str) -> None:
    with pytest.raises(BadSettings, match="TRUSTED_PROXY"):
        load({"TRUSTED_PROXY": said}, root=tmp_path)

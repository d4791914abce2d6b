"""What the doctor says of signing on: the next thing to set, in the order in which it is set."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.db.signing_on import Record
from bot.doctor import sign_on
from bot.doctor.finding import Finding, Mark
from bot.settings import load
from tests.world.clock import NOW
from tests.world.five import FIVE

NEVER = Record(None, None, None, "")
HTTPS = "https://interviews.example.com"


def said(folder: Path, base_url: str, domain: str, record: Record) -> Finding:
    settings = load(FIVE | {"SECRET_KEY": "k" * 32, "VAR_DIR": str(folder), "BASE_URL": base_url}, keep=False)
    return sign_on.look(settings, {"redirect_domain": domain}, record)


def test_each_step_is_named_when_its_turn_has_come(tmp_path: Path) -> None:
    steps = [
        (said(tmp_path, "http://10.0.0.1:8000", "", NEVER), "https"),
        (said(tmp_path, HTTPS, "", NEVER), "设置可信域名：interviews.example.com"),
        (said(tmp_path, HTTPS, "www.example.com", NEVER), "设置可信域名：interviews.example.com"),
        (said(tmp_path, HTTPS, "interviews.example.com", NEVER), f"{HTTPS}/sign-on"),
        (said(tmp_path, HTTPS, "interviews.example.com", Record(NOW, NOW, NOW, "no answer: 50001")), "50001"),
    ]
    for finding, named in steps:
        assert finding.mark is Mark.NOTE
        assert named in str(finding)
    worked = Record(NOW, NOW + timedelta(hours=1), NOW, "")
    assert said(tmp_path, HTTPS, "interviews.example.com", worked).mark is Mark.FINE


def test_another_port_is_part_of_the_domain(tmp_path: Path) -> None:
    assert "example.com:8443" in str(said(tmp_path, "https://example.com:8443", "example.com", NEVER))

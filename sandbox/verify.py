"""`python -m sandbox verify [URL]`: would WeCom get on with this callback server?"""

from __future__ import annotations

import argparse
import os
import socket
import ssl
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from rich.console import Console
from rich.text import Text

from sandbox.checks import CHECKS, Finding, Probe
from sandbox.checks.report import Report, Result
from sandbox.company import BadEnvironment, company

NOTHING_FAILED, SOMETHING_FAILED, NOTHING_CHECKED = 0, 1, 2
TIMEOUT_S = 5.0  # WeCom waits no longer
DEMO_MEMBER = "zhangsan"

_SECRETS = ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY")
_FLAGS = {
    "corp_id": "WECOM_CORP_ID",
    "agent_id": "WECOM_AGENT_ID",
    "token": "WECOM_TOKEN",
    "encoding_aes_key": "WECOM_ENCODING_AES_KEY",
    "url": "CALLBACK_URL",
}


class Unusable(Exception):
    """Nothing can be checked; the text says what to put right."""


def main(argv: list[str], environ: Mapping[str, str] = os.environ) -> int:
    """Check one server, print what was found, and return the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        options = _options(argv)
        settings = _settings(options, environ)
        # A callback is neither sealed nor signed with the secret, so none is asked for.
        target = company({**settings, "WECOM_SECRET": "not needed"})
        _reach(target.callback_url, options.timeout)
    except (Unusable, BadEnvironment) as reason:
        errors.print(Text(str(reason)))
        return NOTHING_CHECKED
    user = options.user or _first_admin(settings) or DEMO_MEMBER
    report = checked(Probe(target, user=user, timeout=options.timeout), errors)
    report = _without_secrets(report, [settings.get(name, "") for name in _SECRETS])
    if options.json:
        sys.stdout.write(report.as_json() + "\n")
    else:
        report.print(Console(highlight=False))
    return SOMETHING_FAILED if report.count("fail") else NOTHING_FAILED


def checked(probe: Probe, progress: Console) -> Report:
    """Every check, one after the other."""
    started = time.perf_counter()
    results: list[Result] = []
    with progress.status("") as status:
        for one in CHECKS:
            status.update(f"{len(results) + 1}/{len(CHECKS)} {one.zh}")
            results.append(Result(one, one.run(probe)))
    return Report(shown(probe.company.callback_url), results, round((time.perf_counter() - started) * 1000))


def shown(url: str) -> str:
    """An address without what may be secret in it: its user, its password, its query."""
    address = urlsplit(url)
    return address._replace(netloc=address.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run verify",
        allow_abbrev=False,
        description="在控制台按保存之前，检查一个回调地址。Check a callback address before saving it in the console.",
        epilog="没有给出的值取自环境变量；命令行别人看得到，密钥最好放环境变量。"
        " What is not given is taken from the environment, which suits secrets better: others can see arguments.",
    )
    parser.add_argument("url", nargs="?", help="CALLBACK_URL, http://127.0.0.1:$PORT/wecom/callback")
    parser.add_argument("--corp-id", metavar="ID", help="WECOM_CORP_ID")
    parser.add_argument("--agent-id", metavar="N", help="WECOM_AGENT_ID")
    parser.add_argument("--token", metavar="TOKEN", help="WECOM_TOKEN")
    parser.add_argument("--encoding-aes-key", metavar="KEY", help="WECOM_ENCODING_AES_KEY")
    parser.add_argument(
        "--user", help="以哪个成员的名义发 the member who writes (the first of ADMIN_USERIDS, or the demo's zhangsan)"
    )
    parser.add_argument("--timeout", type=float, default=TIMEOUT_S, metavar="S", help="每次最多等几秒 seconds (5)")
    parser.add_argument("--json", action="store_true", help="输出 JSON print JSON")
    options, rest = parser.parse_known_args(argv)
    if rest:
        # Only their names: what stands behind a mistyped flag may be a secret.
        names = [word.partition("=")[0] for word in rest if word.startswith("--")]
        raise Unusable(f"多余的参数 unknown arguments: {', '.join(names) or len(rest)}")
    if not 0 < options.timeout <= TIMEOUT_S:
        raise Unusable("--timeout 要大于 0，最多 5 秒 must be above 0 and at most 5")
    return options


def _settings(options: argparse.Namespace, environ: Mapping[str, str]) -> dict[str, str]:
    given = {variable: getattr(options, flag) for flag, variable in _FLAGS.items()}
    return {**environ, **{variable: value for variable, value in given.items() if value is not None}}


def _first_admin(settings: Mapping[str, str]) -> str | None:
    """Who set the bot up is known to it, and the last to be surprised by what is said in their name."""
    return next(iter(settings.get("ADMIN_USERIDS", "").replace(",", " ").split()), None)


def _reach(url: str, timeout: float) -> None:
    try:
        address = urlsplit(url)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.hostname or "", address.port, timeout=timeout)
        connection.connect()
        connection.close()
    except (OSError, ValueError, HTTPException) as error:
        raise Unusable(
            f"连不上 {shown(url)}：{_reason(error)}。看看地址、端口、服务是否在运行；这里直连，不走代理。\n"
            "Not reachable: check the address, the port, and that it runs; the connection is direct, without a proxy."
        ) from None


def _reason(error: Exception) -> str:
    match error:
        case socket.gaierror():
            return "域名解析不到"
        case ConnectionRefusedError():
            return "这个端口没有服务"
        case TimeoutError():
            return "没有回音"
        case ssl.SSLCertVerificationError():
            return "证书不被信任"
        case ssl.SSLError():
            return "TLS 握手失败"
        case OSError():
            return "网络不通"
    return "地址写得不对"


def _without_secrets(report: Report, secrets: list[str]) -> Report:
    """The report, with what the server itself gave away blotted out."""
    results = []
    for result in report.results:
        seen = result.finding.seen
        for secret in secrets:
            if len(secret) > 3:  # a shorter one would be found in any word
                seen = seen.replace(secret, "***")
        results.append(Result(result.check, Finding(result.finding.verdict, seen)))
    return Report(report.url, results, report.ms)

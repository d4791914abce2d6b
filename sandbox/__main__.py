"""`python -m sandbox serve | verify URL | chat --as USER [TEXT]`."""

from __future__ import annotations

import argparse
import os
import sys

from sandbox.company import BadEnvironment, company, sandbox_port


def main(argv: list[str]) -> int:
    """Runs one of the three; the exit code."""
    # Each of the three is imported only when it runs, so that none waits for what the others need.
    # The options of `verify` are its own, so that `verify --help` lists them.
    if argv[:1] == ["verify"]:
        from sandbox.verify import main as verify

        return verify(argv[1:])
    arguments = _parser().parse_args(argv)
    try:
        port = sandbox_port(os.environ)
        if arguments.what == "chat":
            from sandbox.chat import chat

            return chat(port, arguments.who, " ".join(arguments.text) or None, arguments.lang)
        from sandbox.server import serve

        return serve(company(os.environ), port, is_open=not arguments.closed)
    except BadEnvironment as reason:
        sys.stderr.write(f"{reason}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="企业微信沙箱 WeCom on your desk")
    commands = parser.add_subparsers(dest="what", required=True)
    serve = commands.add_parser("serve", help="启动沙箱 start the sandbox")
    serve.add_argument("--closed", action="store_true", help="页面先等 pages wait until POST /sandbox/open")
    commands.add_parser("verify", help="检查一个回调地址 check any callback address")
    chat = commands.add_parser("chat", prog="./run chat", help="在终端里聊天 chat in the terminal")
    chat.add_argument("--as", dest="who", default="zhangsan", metavar="USER", help="以谁的身份 who you are")
    chat.add_argument("--lang", choices=("zh", "en"), default="zh", help="用什么语言回答 what it answers in")
    chat.add_argument("text", nargs="*", help="不写则进入对话 none: a conversation")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

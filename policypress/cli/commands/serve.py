"""`build.py serve`: live preview of every document and the site in the browser, on this
machine alone.
"""

from __future__ import annotations

import argparse
import signal
import threading

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.pipeline import build as pipeline

SUMMARY = "在浏览器中实时预览：保存文件，页面随之更新"
_EXAMPLES = """\
  build.py serve
  build.py serve --policy ~/新政策 --marks --open"""


def run(arguments: list[str]) -> int:
    """Serve the preview until Ctrl-C; the exit code."""
    from policypress.serve import CannotServe, preview

    given = _parser().parse(arguments)
    policy, templates = folder(given.policy), folder(given.templates)
    if not policy.is_dir() or not templates.is_dir():
        # Mistyped; a folder that goes away later may come back.
        print(report.as_text(pipeline.check(policy, templates)))
        return FINDINGS
    # Ctrl-C, `kill`, and a terminal that is closed: each leaves nothing behind.
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    hangup = getattr(signal, "SIGHUP", None)
    # Started by nohup, the preview outlives its terminal.
    if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:
        signal.signal(hangup, lambda *_: ended.set())
    try:
        with preview(
            policy,
            templates,
            port=given.port,
            marks=given.marks,
        ) as running:
            print(
                f"实时预览：{running.address}\n保存 policy/ 或 templates/ 里的文件，页面会自动更新。按 Ctrl-C 结束。",
                flush=True,
            )
            if given.open:
                import webbrowser

                webbrowser.open(running.address)
            # A wait without end would not hear Ctrl-C on Windows.
            while not ended.wait(0.5):
                pass
    except CannotServe as problem:
        print(report.as_text([problem.finding]))
        return FINDINGS
    print("\n预览已结束。")
    return OK


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "serve",
        "实时预览全部文件和网页，只供本机浏览器；不写入 policy/ 和 outputs/。",
        _EXAMPLES,
    )
    add_policy(parser)
    parser.add_argument(
        "--port",
        metavar="端口",
        type=_port,
        help="网址中的端口（默认 8765；被占用时往后找一个空的）",
    )
    parser.add_argument(
        "--marks",
        action="store_true",
        help="标出拟定和待核的数据",
    )
    parser.add_argument("--open", action="store_true", help="打开浏览器")
    return parser


def _port(text: str) -> int:
    """A port; raises ArgumentTypeError for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    if is_number and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"要写 1 到 65535 的整数，写的是“{text}”")

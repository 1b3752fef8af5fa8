# -*- coding: utf-8 -*-
# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "jinja2==3.1.6",
#     "lxml==6.1.3",
#     "markdown-it-py==4.3.0",
#     "mdit-py-plugins==0.7.0",
#     "pydantic==2.14.3",
#     "pypandoc-binary==1.17 ; platform_machine == 'x86_64' or platform_machine == 'aarch64' or platform_machine == 'AMD64' or platform_machine == 'arm64'",
#     "pypandoc==1.17 ; platform_machine != 'x86_64' and platform_machine != 'aarch64' and platform_machine != 'AMD64' and platform_machine != 'arm64'",
#     "python-docx==1.2.0",
#     "pyyaml==6.0.3",
#     "xlsxwriter==3.3.1",
#     "hypothesis==6.170.15",
#     "openpyxl==3.1.5",
#     "pytest==9.2.0",
# ]
# ///
"""Start policypress: `python3 build.py` on a bare machine, or `uv run build.py`.

Any Python since 2.7 can read this file, so that one that is too old gets a sentence and not a SyntaxError.
"""

import os
import sys

if sys.version_info < (3, 11):
    sentence = (
        "错误：需要 Python 3.11 或更高版本，当前是 %d.%d（%s）。\n"
        "建议：从 python.org 安装新版本（Debian / Ubuntu：sudo apt install python3 python3-venv），"
        "再用它运行，例如 python3.12 build.py；装有 uv 的，可直接用 uv run build.py。\n"
    ) % (sys.version_info[0], sys.version_info[1], sys.executable or "python")
    if not isinstance(sentence, bytes):
        sentence = sentence.encode("utf-8", "replace")
    getattr(sys.stderr, "buffer", sys.stderr).write(sentence)
    sys.exit(2)

from policypress.environment import enter

if __name__ == "__main__":
    try:
        code = enter(sys.argv[1:])
        if code is not None:
            sys.exit(code)
        from policypress.cli import main

        code = main(sys.argv[1:])
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)  # everything is written; freeing a whole document set would take a tenth of a build
    except KeyboardInterrupt:  # before the command began, or after it had ended
        os._exit(130)

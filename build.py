# -*- coding: utf-8 -*-
# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "jinja2==3.1.6",
#     "lxml==6.1.3",
#     "markdown-it-py==4.3.0",
#     "mdit-py-plugins==0.7.0",
#     "msgspec==0.22.0",
#     "pydantic==2.14.3",
#     "pypandoc-binary==1.17 ; platform_machine == 'x86_64' or platform_machine == 'aarch64' or platform_machine == 'AMD64' or platform_machine == 'arm64'",
#     "pypandoc==1.17 ; platform_machine != 'x86_64' and platform_machine != 'aarch64' and platform_machine != 'AMD64' and platform_machine != 'arm64'",
#     "python-docx==1.2.0",
#     "pyyaml==6.0.3",
#     "segno==1.6.6",
#     "typing-extensions==4.16.0",
#     "xlsxwriter==3.3.1",
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

HERE = os.path.dirname(os.path.abspath(__file__))


def only_our_modules():
    """Take what PYTHONPATH and the user's own site add out of the places where modules are found.

    They come before the standard library: a json.py or yaml.py there would be run in the place of the one we mean.
    """
    foreign = {
        os.path.abspath(name)
        for name in os.environ.pop("PYTHONPATH", "").split(os.pathsep)
    }
    foreign.add(getattr(sys.modules.get("site"), "USER_SITE", None))
    kept = [os.path.dirname(os.__file__)]
    if sys.prefix != sys.base_prefix:
        kept.append(sys.prefix)
    sys.path[:] = [HERE] + [
        place
        for place in sys.path
        if place not in ("", HERE)
        and (
            os.path.abspath(place) not in foreign
            or place.startswith(tuple(kept))
        )
    ]


def main(arguments):
    """Run the command in an environment that has the packages; the exit code."""
    from policypress.system import compiled

    compiled.keep_elsewhere()
    # A process that was handed the command (`environment.enter`) need not ask again.
    if "policypress" not in sys._xoptions:
        from policypress.system import unchanged

        code = unchanged.answer(arguments)
        if code is not None:
            return code
    from policypress.system import environment

    code = environment.enter(arguments)
    if code is not None:
        return code
    try:
        from policypress.cli import main as run

        return run(arguments)
    except Exception as problem:
        code = environment.mend(problem, arguments)
        if code is None:
            raise
        return code


if __name__ == "__main__":
    try:
        only_our_modules()
        code = main(sys.argv[1:])
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        # Everything is written; freeing a whole document set would take a tenth of a build.
        os._exit(code)
    except (
        KeyboardInterrupt
    ):  # before the command began, or after it had ended
        os._exit(130)

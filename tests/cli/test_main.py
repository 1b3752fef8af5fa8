"""What somebody meets at the command line: everything in Chinese, exit codes that scripts can rely on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from policypress import cli
from policypress.cli import command, command_names, main
from policypress.pipeline import build as pipeline

ROOT = Path(cli.__file__).parents[2]


def english(text: str) -> list[str]:
    """Words of argparse's own that slipped through."""
    return re.findall(
        r"\b(?:usage|options|error|argument|invalid|choice|choose|expected|required|show|positional)\b",
        text,
    )


def test_help_names_every_command_and_shows_examples(capsys):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"  {name} " in text for name in command_names())
    assert "例子：" in text and "退出码" in text and not english(text)


@pytest.mark.parametrize("name", command_names())
def test_each_command_explains_itself_in_chinese(name, capsys):
    try:
        assert main([name, "--help"]) == 0
    except SystemExit as end:
        assert end.code == 0
    text = capsys.readouterr().out
    assert text.startswith("用法：build.py") and not english(text)


@pytest.mark.parametrize("name", command_names())
def test_each_command_says_in_one_line_what_it_does(name):
    assert command(name).SUMMARY and "\n" not in command(name).SUMMARY


def test_build_comes_first():
    assert command_names()[0] == "build"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["biuld"], "没有“biuld”这个命令，是不是想写 build？"),
        (["生成"], "没有“生成”这个命令"),
        (["--formt", "pdf"], "不认识 --formt，是不是想写 --format？"),
        (["--mark"], "不认识 --mark，是不是想写 --marks？"),
        (["--format", "word"], "没有 word 这种格式"),
        (["--format", "docx,pfd"], "没有 pfd 这种格式，是不是想写 pdf？"),
        (["--format"], "--format：后面至少写一个值"),
        (["-j", "no"], "要写 1 到 256 的整数，写的是“no”"),
        (["-j", "0"], "要写 1 到 256 的整数"),
        (["--out"], "--out：后面要写一个值"),
        (["--marks=yes"], "不带值，却写了 'yes'"),
        (["check", "--json", "--sarif"], "--sarif：不能与 --json 同时使用"),
        (["new"], "缺少：类别, 名称"),
        (["new", "mesure", "x"], "没有 'mesure' 这个选择"),
        (["--out", str(ROOT / "policy" / "x")], "--out 不能放在"),
        (["--policy", "p", "--out", "p"], "--out 不能放在"),
    ],
)
def test_wrong_usage_is_answered_in_chinese_with_exit_code_2(
    arguments, said, capsys
):
    assert main(arguments) == 2
    text = capsys.readouterr().err
    assert said in text and "--help" in text and not english(text)


def test_the_first_word_may_be_left_out(monkeypatch):
    asked = []
    monkeypatch.setattr(
        command("build"), "run", lambda arguments: asked.append(arguments) or 0
    )
    assert [main([]), main(["--marks"]), main(["build", "--marks"])] == [
        0,
        0,
        0,
    ]
    assert asked == [[], ["--marks"], ["--marks"]]


def test_ctrl_c_is_one_sentence(monkeypatch, capsys):
    def interrupt(request, progress):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupt)
    assert main([]) == 130
    assert "已中断" in capsys.readouterr().err


def start(*arguments: str, **settings) -> subprocess.CompletedProcess:
    program = "import sys; from policypress.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = {
        "PATH": "",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
    }
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=60,
        **settings,
    )


def test_output_is_utf8_whatever_the_locale():
    assert start("--help").stdout.decode("utf-8").startswith("用法：")
    assert "没有" in start("x").stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="没有 head")
def test_a_reader_that_leaves_early_is_not_an_error():
    program = "from policypress.cli import main; import sys; sys.exit(main(['--help']))"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_help_loads_no_heavy_library():
    program = """
import sys
from policypress.cli import main
main(["--help"])
heavy = {"lxml", "docx", "pydantic", "jinja2", "yaml", "markdown_it", "xlsxwriter", "pypandoc", "pytest"}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")

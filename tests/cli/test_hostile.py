"""Whatever somebody types after any option of any command: a sentence in Chinese and a known exit code."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

from policypress import doctor, serve
from policypress.cli import main
from policypress.findings import Finding, Place
from policypress.serve import CannotServe
from policypress.source import schema
from policypress.system.tools import NoAnswer
from tests.support import small_policy as small
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.odd_values import VALUES, places

RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
TEXT = "测试办法\n第一条 甲。\n第二条 乙。\n"
# With these a run ends early; the others may lead to a whole build.
SOON = (
    "empty",
    "nobody's home",
    "no UTF-8",
    "half a character",
    "escape",
    "zero byte",
    "long name",
    "very long",
)
PLACES = [
    pytest.param(*place, id=f"{place[0]} {place[1]}") for place in places()
]
OWN_OUT = {"build", "site", "calculate", "compare", "look"}
NO_POLICY = {"schema", "look"}


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch, capsys
) -> Callable[[list[str], str, str], tuple[int, str]]:
    """Runs a command with a value at its place, in a folder of its own; exit code and everything printed."""
    work, home = tmp_path / "work" / "here", tmp_path / "home"
    work.mkdir(parents=True)
    home.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("HOME", str(home))
    (work / "old.txt").write_text(TEXT, "utf-8")
    policy = small.write(tmp_path)

    @contextmanager
    def no_preview(*_: object, **__: object):
        raise CannotServe(Finding("not-started", "预览没有开始", Place("")))
        yield

    monkeypatch.setattr(serve, "preview", no_preview)

    def no_program(*_: object) -> None:
        raise NoAnswer("没有问")

    monkeypatch.setattr(doctor, "ask", no_program)
    monkeypatch.setattr(schema, "write_schemas", lambda: [])

    def run(words: list[str], option: str, value: str) -> tuple[int, str]:
        given = [value if word == "VALUE" else word for word in words]
        if option != "--policy" and words[0] not in NO_POLICY:
            given += ["--policy", str(policy)]
        if option != "--out" and words[0] in OWN_OUT:
            given += ["--out", str(tmp_path / "out")]
        code = main(given)
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


def check(
    typed: Callable[[list[str], str, str], tuple[int, str]],
    words: list[str],
    option: str,
    label: str,
) -> None:
    code, text = typed(words, option, VALUES[label])
    assert code in (0, 1, 2), label
    assert text.strip() or code == 0, label
    assert not RAW.search(text), label
    assert "Traceback" not in text and len(text) < 300_000, label


@pytest.mark.slow
@pytest.mark.parametrize(("command", "option", "words"), PLACES)
def test_odd_values_of_each_option(typed, command, option, words):
    for label in SOON:
        check(typed, words, option, label)


@MORE_OF_THE_SAME
@pytest.mark.slow
@pytest.mark.parametrize(("command", "option", "words"), PLACES)
def test_every_other_odd_value_of_each_option(typed, command, option, words):
    for label in VALUES:
        if label not in SOON:
            check(typed, words, option, label)


def test_the_list_of_places_is_whole():
    found = {(command, option) for command, option, _ in places()}
    assert {
        ("build", "--out"),
        ("compare", "old"),
        ("new", "name"),
        ("serve", "--port"),
        ("look", "name"),
    } <= found
    assert len(found) > 30


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--policy", ""],
        ["check", "--policy="],
        ["check", ""],
        [
            "",
        ],
        ["help", ""],
    ],
)
def test_an_empty_argument_is_never_the_current_folder(words, capsys):
    assert main(words) == 2
    assert "用法见" in capsys.readouterr().err


def test_a_name_of_a_person_goes_into_documents_so_it_is_plain(capsys):
    for name in ("甲\x1b[2J", "甲\u202e乙", "\udcff", "甲" * 256):
        assert main(["compare", "a.txt", "b.txt", "--author", name]) == 2
        assert "--author" in capsys.readouterr().err


def test_names_of_files_are_shown_and_stay_exact_in_json(tmp_path, capsys):
    import json

    name = "策\x1b[2J\u202e\n.yaml"
    policy = small.write(tmp_path)
    (policy / "measures" / name).write_text("title: [", "utf-8")
    assert main(["check", "--policy", str(policy)]) == 1
    text = capsys.readouterr().out
    assert "策\\u001b[2J\\u202e\\u000a.yaml" in text and not RAW.search(text)
    for form in ("--json", "--sarif"):
        assert main(["check", "--policy", str(policy), form]) == 1
        text = capsys.readouterr().out
        assert not RAW.search(text) and json.loads(text)
    assert main(["check", "--policy", str(policy), "--json"]) == 1
    files = {
        finding["file"]
        for finding in json.loads(capsys.readouterr().out)["findings"]
    }
    assert f"policy/measures/{name}" in files


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="只有 Linux 有这样的文件名"
)
def test_a_name_that_is_no_utf8_is_shown_too(tmp_path, capsys):
    policy = small.write(tmp_path)
    (policy / "measures" / "\udcff\udcfe.yaml").write_text("title: [", "utf-8")
    for form in ([], ["--json"], ["--sarif"]):
        assert main(["check", "--policy", str(policy), *form]) == 1
        text = capsys.readouterr().out
        assert not RAW.search(text) and ("\\udcff" in text or "%FF%FE" in text)

"""Patterns that one run compiled are there in the next, and are what they would be."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policypress.system.kept import Kept
from policypress.system.kept_patterns import KeptPatterns

COMPILER = import_module("re._compiler")
# Long enough to be worth keeping.
LONG = "|".join(
    f"第{number}条(?P<at{number}>[一二三]+)" for number in range(40)
)
PIECES = [
    *"ab条（）|*+?.^$()[]{}\\-,1",
    "\\d",
    "\\s",
    "(?:",
    "(?i)",
    "(?<=",
    "[^",
]


def in_a_run(folder: Path, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives in a run of its own."""
    with KeptPatterns("compare", folder):
        re.purge()
        found = re.compile(pattern, flags)
    re.purge()
    return found


def kept_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.fixture(autouse=True)
def python_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_the_second_run_does_not_compile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = in_a_run(tmp_path, LONG)
    with monkeypatch.context() as without_compiler:
        without_compiler.delattr(COMPILER, "_code")
        second = in_a_run(tmp_path, LONG)

    assert second == first
    assert second.fullmatch("第7条三")["at7"] == "三"
    assert (second.groups, second.groupindex) == (40, first.groupindex)


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("(?P<a>条)(?P=a)")
@example("[一-龥]+?(?=第)")
@example("(?x) a  # 条")
@example("(")
def test_a_kept_pattern_is_what_python_compiles(
    tmp_path_factory: pytest.TempPathFactory, pattern: str
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for flags in (0, re.IGNORECASE, re.ASCII | re.MULTILINE):
        try:
            right = re.compile(pattern, flags)
        except re.error as wrong:
            with pytest.raises(re.error, match=re.escape(str(wrong))):
                in_a_run(folder, pattern, flags)
            continue
        with KeptPatterns("compare", folder):
            re.purge()
            re.compile(LONG)
            made = re.compile(pattern, flags)
        taken = in_a_run(folder, pattern, flags)
        assert made == right == taken
        assert taken.flags == right.flags


def test_a_small_part_of_what_is_kept_is_not_worth_writing_it_down_again(
    tmp_path: Path,
) -> None:
    many = "|".join(f"(?:{LONG})".replace("at", f"of{n}at") for n in range(99))
    in_a_run(tmp_path, many)
    before = kept_file(tmp_path).read_bytes()
    in_a_run(tmp_path, LONG)
    assert kept_file(tmp_path).read_bytes() == before
    in_a_run(tmp_path, f"{LONG}|" + LONG.replace("at", "or"))
    assert kept_file(tmp_path).read_bytes() != before


def test_other_flags_are_another_pattern(tmp_path: Path) -> None:
    in_a_run(tmp_path, LONG + "|a")
    assert in_a_run(tmp_path, LONG + "|a", re.IGNORECASE).match("A")


@pytest.mark.parametrize("pattern", [b"a+", "a+"])
def test_what_is_not_kept_is_compiled(
    tmp_path: Path, pattern: bytes | str
) -> None:
    with KeptPatterns("compare", tmp_path):
        re.purge()
        assert re.compile(pattern).pattern == pattern
    assert not list(tmp_path.iterdir())  # a few words are not worth a file


def test_a_damaged_file_is_compiled_again(tmp_path: Path) -> None:
    right = in_a_run(tmp_path, LONG)
    file = kept_file(tmp_path)
    data = file.read_bytes()
    for damaged in (b"", data[:-1], data[:40], data[:50] + b"?" + data[51:]):
        file.write_bytes(damaged)
        assert in_a_run(tmp_path, LONG) == right
        assert file.read_bytes() == data


@pytest.mark.parametrize(
    "odd", [(0,), (0, b"abc", 0, {}, (None,)), (0, b"", 1)]
)
def test_what_another_release_wrote_down_is_compiled_again(
    tmp_path: Path, odd: object
) -> None:
    right = in_a_run(tmp_path, LONG)
    kept = Kept(tmp_path, "patterns-compare", 9)
    for key in list(kept._kept):
        kept._kept[key] = odd
    kept.put(b"one more", 1)
    kept.keep()
    assert in_a_run(tmp_path, LONG) == right


def test_python_gets_its_compiler_back(tmp_path: Path) -> None:
    own = COMPILER.compile
    with pytest.raises(KeyError), KeptPatterns("compare", tmp_path):
        assert COMPILER.compile is not own
        raise KeyError
    assert COMPILER.compile is own


def test_a_run_within_a_run_keeps_its_patterns_apart(tmp_path: Path) -> None:
    outer, inner = tmp_path / "outer", tmp_path / "inner"
    before = COMPILER.compile
    for _ in range(2):
        with KeptPatterns("check", outer):
            with KeptPatterns("reading", inner):
                re.purge()
                assert re.compile(LONG).match("第7条三")
            assert COMPILER.compile is not before
            assert re.compile("第7条").match("第7条三")
    assert COMPILER.compile is before
    assert kept_file(inner).stat().st_size > 1000
    assert not outer.exists()


def test_a_python_without_this_compiler_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(COMPILER, "_sre")
    own = COMPILER.compile
    with KeptPatterns("compare", tmp_path):
        assert COMPILER.compile is own


def test_a_set_of_characters_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, made = COMPILER._optimize_charset, []

    def counted(charset: object, *how: object) -> object:
        made.append(charset)
        return own(charset, *how)

    with monkeypatch.context() as patch:
        patch.setattr(COMPILER, "_optimize_charset", counted)
        one = in_a_run(tmp_path, "[省市区县乡]+[^省市]和[省市区县乡]")
        assert len(made) == 2
        other = in_a_run(tmp_path, "[a-f中]+[a-f中]", re.IGNORECASE)
    re.purge()
    assert one == re.compile("[省市区县乡]+[^省市]和[省市区县乡]")
    assert other == re.compile("[a-f中]+[a-f中]", re.IGNORECASE)
    assert COMPILER._optimize_charset is own

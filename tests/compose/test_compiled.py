"""A drafter builds again and again; templates that have not changed are not compiled again, and nothing goes stale."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policypress.compose import compose
from policypress.compose.compiled import Compiled
from policypress.compose.environment import Sandbox
from policypress.compose.marks import Nodes
from policypress.compose.template import load_templates
from tests.compose.composing import FRONT
from tests.small import policy


@pytest.fixture(autouse=True)
def python_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def say(source: str, folder: Path, made: list[str], **names: str) -> str:
    """One build that says one piece of prose; `made` notes what it had to compile."""
    compiled = Compiled(folder)
    sandbox = Sandbox(Nodes(), compiled=compiled)
    known = compiled.code

    def noting(made_from, make):
        return known(made_from, lambda: (made.append(source), make())[1])

    compiled.code = noting
    words = sandbox.from_string(source).render(names)
    compiled.keep()
    return words


def test_the_same_words_are_compiled_once(tmp_path: Path) -> None:
    made: list[str] = []
    assert say("给予{{ a }}", tmp_path, made, a="甲") == "给予甲"
    assert say("给予{{ a }}", tmp_path, made, a="乙") == "给予乙"
    assert made == ["给予{{ a }}"]


def test_changed_words_are_compiled_anew(tmp_path: Path) -> None:
    made: list[str] = []
    say("给予{{ a }}", tmp_path, made, a="甲")
    assert say("奖励{{ a }}", tmp_path, made, a="甲") == "奖励甲"
    assert len(made) == 2


def test_prose_is_never_said_as_a_template_nor_a_template_as_prose(tmp_path: Path) -> None:
    source = "# {{ a }}"
    compiled = Compiled(tmp_path)
    prose = Sandbox(Nodes(), compiled=compiled).from_string(source).render(a="甲")
    template = Sandbox(Nodes(), tmp_path, compiled).from_string(source).render(a="甲")
    assert (prose, template) == (r"\# 甲", "# 甲")


def test_two_policies_in_turn_keep_what_both_need(tmp_path: Path) -> None:
    made: list[str] = []
    for words in ("给予{{ a }}", "奖励{{ a }}") * 2:
        say(words, tmp_path, made, a="甲")
    assert len(made) == 2


def test_what_is_kept_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / f"templates.{sys.implementation.cache_tag}"
    sizes = []
    for number in range(150):
        say(f"第{number}次给予{{{{ a }}}}", tmp_path, [], a="甲")
        sizes.append(file.stat().st_size)
    assert max(sizes) < 150 * sizes[0] * 0.9 and sizes[-1] < max(sizes)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("damage", [b"", b"nothing of the kind", b"\xe9\x05\x00\x00\x00"])
def test_a_damaged_file_is_as_good_as_none(damage: bytes, tmp_path: Path) -> None:
    say("给予{{ a }}", tmp_path, [], a="甲")
    file, = tmp_path.iterdir()
    file.write_bytes(damage)
    assert say("给予{{ a }}", tmp_path, [], a="甲") == "给予甲"


def test_a_place_that_cannot_be_written_to_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    assert say("给予{{ a }}", tmp_path / "a file", [], a="甲") == "给予甲"


def test_nothing_is_kept_when_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    say("给予{{ a }}", tmp_path, [], a="甲")
    assert not list(tmp_path.iterdir())


def test_kept_code_says_the_right_file_whatever_was_compiled_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "Compiled", lambda: Compiled(tmp_path / "kept"))
    home, drafted = tmp_path / "templates", policy(tmp_path)
    home.mkdir()
    for name in ("a", "b"):
        (home / f"{name}.md").write_text(f"{FRONT}{name}\n", encoding="utf-8")
    for names in ("ab", "ba", "ab"):
        composer = compose.Composer(drafted, home)
        jobs = {job.template.name: job for job in composer.jobs(load_templates(home)[0])}
        for name in names:
            document = composer.compose(jobs[name])
            assert [str(paragraph.origin.place) for paragraph in document.blocks] == [f"templates/{name}.md:5:1"]
        composer.compiled.keep()

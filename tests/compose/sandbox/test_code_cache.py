"""A drafter builds again and again; templates that have not changed are not compiled again, and nothing goes stale."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from policypress.compose import compose
from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.template import load_templates
from policypress.system.kept import Kept
from tests.support.documents import FRONT
from tests.support.small_policy import policy


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


def test_prose_is_never_said_as_a_template_nor_a_template_as_prose(
    tmp_path: Path,
) -> None:
    source = "# {{ a }}"
    compiled = Compiled(tmp_path)
    prose = (
        Sandbox(Nodes(), compiled=compiled).from_string(source).render(a="甲")
    )
    template = (
        Sandbox(Nodes(), tmp_path, compiled).from_string(source).render(a="甲")
    )
    assert (prose, template) == (r"\# 甲", "# 甲")


def test_two_policies_in_turn_keep_what_both_need(tmp_path: Path) -> None:
    made: list[str] = []
    for words in ("给予{{ a }}", "奖励{{ a }}") * 2:
        say(words, tmp_path, made, a="甲")
    assert len(made) == 2


@pytest.mark.slow
def test_what_is_kept_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / f"templates.{sys.implementation.cache_tag}"
    sizes = []
    for number in range(150):
        say(f"第{number}次给予{{{{ a }}}}", tmp_path, [], a="甲")
        sizes.append(file.stat().st_size)
    assert max(sizes) < 150 * sizes[0] * 0.9
    assert sizes[-1] - sizes[-10] < sizes[0], "what was used long ago goes"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def damaged(tmp_path: Path) -> tuple[Path, bytes]:
    """The file of one build, and what it holds."""
    say("给予{{ a }}", tmp_path, [], a="甲")
    (file,) = tmp_path.iterdir()
    return file, file.read_bytes()


DAMAGES = {
    "empty": lambda data: b"",
    "something else": lambda data: b"nothing of the kind",
    "marshal without a digest": lambda data: b"\xe9\x05\x00\x00\x00",
    "cut short": lambda data: data[:-1],
    "digest only": lambda data: data[:32],
    "something after it": lambda data: data + b"x",
    "two halves changed": lambda data: (
        data[len(data) // 2 :] + data[: len(data) // 2]
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_as_good_as_none_and_made_anew(
    damage, tmp_path: Path
) -> None:
    file, whole = damaged(tmp_path)
    file.write_bytes(damage(whole))
    made: list[str] = []
    assert (
        say("给予{{ a }}", tmp_path, made, a="甲") == "给予甲"
        and len(made) == 1
    )
    assert (
        say("给予{{ a }}", tmp_path, made, a="甲") == "给予甲"
        and len(made) == 1
    )


@pytest.mark.slow
def test_no_single_wrong_bit_reaches_marshal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marshal with a wrong bit can end the process, so this counts how often it is asked."""
    file, whole = damaged(tmp_path)
    asked = []
    monkeypatch.setattr(
        "policypress.system.kept.marshal.loads",
        lambda payload: asked.append(payload) or {},
    )
    Compiled(tmp_path)
    assert len(asked) == 1
    for place in range(len(whole)):
        for bit in (1, 128):
            wrong = bytearray(whole)
            wrong[place] ^= bit
            file.write_bytes(wrong)
            Kept(tmp_path, "templates", 1)  # what Compiled reads it with
    assert len(asked) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有 FIFO")
@pytest.mark.parametrize(
    "kind", ["fifo", "folder", "link", "link to nowhere", "huge"]
)
def test_whatever_has_taken_its_place_is_not_read(
    kind: str, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    file, whole = damaged(tmp_path / "kept")
    other = tmp_path / "other"
    other.write_bytes(whole)
    file.unlink()
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "huge":
        with file.open("wb") as huge:
            huge.truncate(10**12)
    else:
        file.symlink_to(other if kind == "link" else tmp_path / "nowhere")
    made: list[str] = []
    assert say("给予{{ a }}", tmp_path / "kept", made, a="甲") == "给予甲"
    assert (
        made
        and other.read_bytes() == whole
        and not (tmp_path / "nowhere").exists()
    )


def test_a_link_in_the_way_of_the_unfinished_file_is_not_followed(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "mine"
    mine.write_text("我的")
    kept = tmp_path / "kept"
    kept.mkdir()
    (
        kept / f"templates.{sys.implementation.cache_tag}.{os.getpid()}"
    ).symlink_to(mine)
    assert say("给予{{ a }}", kept, [], a="甲") == "给予甲"
    assert mine.read_text() == "我的"


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="这个系统没有 /dev/full"
)
def test_a_full_disk_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Path,
        "open",
        lambda self, mode: os.fdopen(os.open("/dev/full", os.O_WRONLY), "wb"),
    )
    assert say("给予{{ a }}", tmp_path, [], a="甲") == "给予甲"
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_no_mistake(
    tmp_path: Path,
) -> None:
    (tmp_path / "a file").touch()
    assert say("给予{{ a }}", tmp_path / "a file", [], a="甲") == "给予甲"


def test_nothing_is_kept_when_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    say("给予{{ a }}", tmp_path, [], a="甲")
    assert not list(tmp_path.iterdir())


def test_kept_code_says_the_right_file_whatever_was_compiled_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        compose, "Compiled", lambda: Compiled(tmp_path / "kept")
    )
    home, drafted = tmp_path / "templates", policy(tmp_path)
    home.mkdir()
    for name in ("a", "b"):
        (home / f"{name}.md").write_text(f"{FRONT}{name}\n", encoding="utf-8")
    for names in ("ab", "ba", "ab"):
        composer = compose.Composer(drafted, home)
        jobs = {
            job.template.name: job
            for job in composer.jobs(load_templates(home)[0])
        }
        for name in names:
            document = composer.compose(jobs[name])
            assert [
                str(paragraph.origin.place) for paragraph in document.blocks
            ] == [f"templates/{name}.md:5:1"]
        composer.compiled.keep()

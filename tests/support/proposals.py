"""What a review proposes for a text that came back without marks: of a small policy, whose
附则 have an article with items and a table."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policypress.edit.edit import Step
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import basis_of
from policypress.review.basis import Basis, Files
from policypress.review.propose import proposals
from policypress.review.untracked import compared_groups
from tests.support import small_policy as small
from tests.support.shipped_templates import some_templates

DUTY = """\
  duty:
    subject: 职责
    paragraphs:
      first:
        text: 主管部门应当公开申报条件。
        items:
          a: {text: 及时公开；}
          b: {text: 免费公开。}
      second: {text: 申报单位对材料的真实性负责。}
      third:
        text: 补助标准见下表。
        table:
          columns: [类别, 标准]
          rows:
            - [传统手艺, 每家一份]
            - [现代手艺, 每家两份]
  aid: {subject: 保障, text: 区财政局应当保障经费，专款专用。}
"""
# A second paragraph of the last measure.
MORE = "  more: {text: 已获区级资助的除外。}\n"
# Kind, node, what is new, and the reason of a refusal or else the steps.
Told = tuple[str, str, str, str | tuple[Step, ...]]


@cache
def _kept() -> TemporaryDirectory[str]:
    """Where the policy stays, which is read again for each text that comes back."""
    return TemporaryDirectory()


@cache
def _printed() -> tuple[Path, Basis]:
    """The policy, and its text as it is printed."""
    root = Path(_kept().name)
    small.write(root)
    folder = root / "policy"
    file = folder / "supplementary.yaml"
    file.write_text(file.read_text("utf-8") + DUTY, "utf-8")
    match = folder / "measures" / "city-match.yaml"
    words = match.read_text("utf-8").replace("supports:", MORE + "supports:")
    match.write_text(words, "utf-8")
    templates = some_templates(root / "templates", "measures")
    made = compose(folder, templates, ("措施正文",), lambda *_: None)
    return folder, basis_of(made.documents[0], folder, templates)


def ours() -> list[str]:
    """The paragraphs that went out."""
    return list(_printed()[1].texts)


def basis_of_ours() -> Basis:
    """What a review stands on, as if nothing had come back yet."""
    folder, printed = _printed()
    return Basis(printed.paragraphs, Files(folder), "")


def told(theirs: list[str]) -> list[Told]:
    """What is proposed for the paragraphs that came back."""
    basis = basis_of_ours()
    groups = compared_groups(basis.texts, theirs)
    return [
        (one.kind, one.node, one.new, one.reason or one.steps)
        for one in proposals(basis, groups)
    ]


def at(words: str) -> int:
    """The number of the paragraph that says something."""
    (found,) = [number for number, text in enumerate(ours()) if words in text]
    return found


def without(*words: str) -> list[str]:
    """Our text without some paragraphs."""
    gone = {at(one) for one in words}
    return [text for number, text in enumerate(ours()) if number not in gone]


def behind(words: str, *new: str) -> list[str]:
    """Our text with more behind a paragraph."""
    place = at(words) + 1
    return [*ours()[:place], *new, *ours()[place:]]


def instead(words: str, *new: str) -> list[str]:
    """Our text with others in place of a paragraph."""
    place = at(words)
    return [*ours()[:place], *new, *ours()[place + 1 :]]


def moved(words: str, behind_words: str, count: int = 1) -> list[str]:
    """Our text with so many paragraphs behind another one."""
    place = at(words)
    run = ours()[place : place + count]
    rest = [*ours()[:place], *ours()[place + count :]]
    there = next(n for n, text in enumerate(rest) if behind_words in text)
    return [*rest[: there + 1], *run, *rest[there + 1 :]]


def joined(words: str) -> list[str]:
    """Our text with a paragraph and the next as one."""
    place = at(words)
    both = ours()[place] + ours()[place + 1]
    return [*ours()[:place], both, *ours()[place + 2 :]]


def replaced(old: str, new: str) -> list[str]:
    """Our text with other words wherever it says some."""
    assert any(old in text for text in ours())
    return [text.replace(old, new) for text in ours()]


def datum(value: str) -> dict[str, Any]:
    """A figure that a reviewer typed into prose."""
    reason = "按审阅人的修改意见写入，依据待补"
    return {"value": value, "basis": {"status": "proposed", "reason": reason}}

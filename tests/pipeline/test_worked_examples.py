"""Worked examples of the explanation: invented applicants, reckoned by the engine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policypress.document import paragraphs, plain
from policypress.pipeline.composing import compose
from policypress.pipeline.worked_examples import worked_examples
from policypress.source import load
from tests.support.small_policy import FILES, policy, write

ROOT = Path(__file__).resolve().parents[2]
TAIL = """\
explanation:
  examples:
    winner: {who: 获奖的工作室, answers: {local: 是, years: 3年, prize_level: 金奖}}
    course: {who: 培训机构, answers: {local: 是, cost: 8万元}, note: 分期的另算。}
"""


def with_examples(text: str = TAIL) -> dict[str, str]:
    return {"notes.yaml": FILES["notes.yaml"] + text}


def explanation(folder: Path) -> list[str]:
    """The paragraphs of 政策解读."""
    found = compose(
        folder,
        ROOT / "templates",
        (),
        lambda *_: None,
        kinds=("explanation",),
    )
    assert not [one for one in found.findings if one.severity == "error"]
    [document] = found.documents
    return [plain(one.inlines) for one in paragraphs(document.blocks)]


def test_what_an_applicant_gets_is_reckoned_with_its_arithmetic(
    tmp_path: Path,
) -> None:
    found, findings = worked_examples(policy(tmp_path, with_examples()))
    assert findings == []
    winner, course = found.values()
    assert winner.facts == ["经营年限：3年", "奖项：金奖"]
    assert [(one.measure, one.amount) for one in winner.measures] == [
        ("prize", "20万元")
    ]
    [given] = course.measures
    assert (given.measure, given.amount) == ("training", "4万元")
    assert "8万元 × 50% = 4万元" in "".join(given.steps)


def test_the_explanation_prints_it_in_words(tmp_path: Path) -> None:
    words = explanation(write(tmp_path, with_examples()))
    assert "例1　获奖的工作室。经营年限：3年；奖项：金奖。" in words
    [line] = [one for one in words if "8万元 × 50%" in one]
    assert line.endswith("可以获得资助4万元。")
    assert words[words.index(line) + 1] == "分期的另算。"


def test_so_does_a_template_of_another_name(tmp_path: Path) -> None:
    folder = write(tmp_path, with_examples())
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "explanation.md").rename(templates / "aloud.md")
    found = compose(folder, templates, (), lambda *_: None, kinds=("aloud",))
    [document] = found.documents
    words = [plain(one.inlines) for one in paragraphs(document.blocks)]
    assert "例1　获奖的工作室。经营年限：3年；奖项：金奖。" in words


def test_what_is_wrong_with_an_example_is_said_whatever_is_asked_for(
    tmp_path: Path,
) -> None:
    wrong = TAIL.replace("years: 3年", "years: 三年多")
    folder = write(tmp_path, with_examples(wrong))
    found = compose(
        folder, ROOT / "templates", (), lambda *_: None, kinds=("leaflet",)
    )
    assert any("三年多" in one.message for one in found.findings)


def test_parts_without_a_source_are_not_printed_and_take_no_number(
    tmp_path: Path,
) -> None:
    words = explanation(write(tmp_path))
    headings = [one for one in words if one[1:2] == "、"]
    assert headings == [
        "一、为什么制定这份文件",
        "二、要达到什么目标",
        "三、有哪些亮点",
        "四、支持什么、最高多少",
        "五、什么时候申报、怎么申报",
    ]
    bare = explanation(write(tmp_path / "bare", {"notes.yaml": ""}))
    assert "一、要达到什么目标" in bare
    assert not any("亮点" in one or "背景" in one for one in bare)


@pytest.mark.parametrize(
    ("answers", "code", "severity"),
    [
        ("{prize: 金奖}", "unknown-field", "error"),
        ("{prize_level: 铜奖}", "not-a-choice", "error"),
        ("{local: 是, cost: 很多}", "not-an-amount", "error"),
        ("{local: 否}", "example-without-amount", "warning"),
    ],
)
def test_answers_that_cannot_be_reckoned_are_named(
    tmp_path: Path, answers: str, code: str, severity: str
) -> None:
    tail = f"explanation:\n  examples:\n    one: {{who: 甲, answers: {answers}}}\n"
    _, findings = worked_examples(policy(tmp_path, with_examples(tail)))
    [finding] = findings
    assert finding.place.file == "policy/notes.yaml"
    assert finding.severity == severity
    if severity == "warning":
        assert finding.code == code


def test_an_example_without_answers_is_a_mistake(tmp_path: Path) -> None:
    tail = "explanation:\n  examples:\n    one: {who: 甲, answers: {}}\n"
    loaded = load(write(tmp_path, with_examples(tail)))
    assert any(one.severity == "error" for one in loaded.findings)


def test_terms_and_highlights_are_the_policys_own(tmp_path: Path) -> None:
    tail = """\
explanation:
  goals: ["让{{ p.facts.makers }}工作室留得住。"]
  highlights: {plain: {title: 看得懂, text: 条件写明。}}
  terms: {craft: {term: 手艺, text: 手工技艺。}}
"""
    words = explanation(write(tmp_path, with_examples(tail)))
    assert "让300多个工作室留得住。" in words
    assert "（一）看得懂。条件写明。" in words
    assert "手艺：手工技艺。" in words
    assert "旨在让匠人留得住。" not in words

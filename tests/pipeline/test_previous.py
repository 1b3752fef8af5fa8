"""A drafter puts the text of the policy before beside policy.yaml and names it: note and
解读 say what has changed, amounts first."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.cli import main
from policypress.document import Document
from policypress.findings import Finding
from policypress.pipeline.build import BuildRequest, build, check, compose
from policypress.system.environment import ROOT
from policypress.system.tools import find_program
from tests.pipeline.test_git import git
from tests.support.shipped_templates import lines as texts
from tests.support.small_policy import FILES, write

pytestmark = pytest.mark.whole

TEMPLATES = ROOT / "templates"
HEADING = "与原政策的主要变化"
NOTE = {"notes.yaml": "sections: {new: changes}\n"}
MEASURE = """\
title: 资助匠人带徒
subject: 匠人带徒
chapter: makers
paragraphs: {main: {text: "对带徒的匠人，每年资助{{ s.teach.value }}。"}}
supports: {teach: {name: 带徒资助, mode: 资助, amount: 2万元, limits: {}}}
basis: {status: proposed, reason: 样例}
"""
OLD = """\
青石区关于促进手艺发展的若干措施

为促进手艺发展，制定本措施。

一、支持匠人

（一）奖励手艺大赛。对获得大赛金奖、大赛银奖的，分别奖励15万元、10万元，每家每年最高30万元。

（二）支持采风。对外出采风的匠人，给予1万元补助。

二、附则

（三）本措施自2022年1月1日起施行，有效期2年。
"""


def quiet(*_: object) -> None:
    """Progress that nobody watches."""


def named(name: str) -> dict[str, str]:
    """policy.yaml that names the text before."""
    return {"policy.yaml": f"previous: {name}\n{FILES['policy.yaml']}"}


def made(folder: Path, home: Path | None = None) -> dict[str, Document]:
    """The documents of a policy without a mistake, by template."""
    composed = compose(folder, TEMPLATES, (), quiet, home=home)
    assert [one for one in composed.findings if one.severity == "error"] == []
    return {one.template: one for one in composed.documents}


def below(document: Document, heading: str) -> list[str]:
    """The lines of a document from a heading on; [] without it."""
    lines = texts(document)
    at = [index for index, line in enumerate(lines) if heading in line]
    return lines[at[0] + 1 :] if at else []


def told(folder: Path) -> list[Finding]:
    """What is wrong with the text before, or stands beside it."""
    codes = {*BAD.values(), "unknown-revision", "unread-file"}
    return [one for one in check(folder, TEMPLATES) if one.code in codes]


def test_amounts_come_first_then_clauses_that_came_and_went(
    tmp_path: Path,
) -> None:
    """The old text was written by somebody else: the same clause with another amount, one
    that is gone, two that are new, and one whose words differ."""
    folder = write(tmp_path, {**NOTE, **named("原政策.md")})
    (folder / "原政策.md").write_text(OLD, "utf-8")
    documents = made(folder)
    lines = below(documents["drafting-note"], HEADING)
    assert lines == [
        "（一）“手艺大赛”：大赛获奖奖励（大赛金奖）由15万元调整为20万元。",
        "（四）“施行时限”：“有效期2年”调整为“有效期3年”。",
        "新增的条款：（二）“手艺培训”、（三）“市级展销配套”、（五）“资金来源”。",
        "删去的条款：原第（二）条“支持采风”。",
        "其他内容有修改的条款：（四）“施行时限”。",
    ]
    asked = below(documents["explanation"], "与原政策相比有什么变化")
    assert asked[: len(lines)] == lines
    assert told(folder) == []


def test_a_text_with_another_name_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {**NOTE, **named("原政策.md")})
    old = OLD.replace("促进手艺发展的若干措施", "扶持手艺的暂行措施")
    (folder / "原政策.md").write_text(old, "utf-8")
    first, *_ = below(made(folder)["drafting-note"], HEADING)
    assert first == "原政策为《青石区关于扶持手艺的暂行措施》。"


def test_the_new_amount_is_the_figure_itself(tmp_path: Path) -> None:
    """So that it is marked as a proposal like everywhere, and follows."""
    from policypress.compose.views.figure_index import figure_paths

    folder = write(tmp_path, {**NOTE, **named("原政策.md")})
    (folder / "原政策.md").write_text(OLD, "utf-8")
    paths = figure_paths(made(folder)["drafting-note"].blocks)
    gold = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    assert gold in set(paths)


def test_the_word_file_of_the_issued_text_is_read_as_it_is(
    tmp_path: Path,
) -> None:
    """What this toolkit once wrote is found unchanged; then one amount differs."""
    folder = write(tmp_path, NOTE)
    request = BuildRequest(
        folder, TEMPLATES, tmp_path / "out", only=("措施正文",)
    )
    build(request, quiet)
    text = (tmp_path / "out" / "措施正文.docx").read_bytes()
    write(tmp_path, {**NOTE, **named("原政策.docx")})
    (folder / "原政策.docx").write_bytes(text)
    same = below(made(folder)["drafting-note"], HEADING)
    assert same == ["条文没有变化。"]
    prize = FILES["measures/prize.yaml"].replace("30万元", "45万元")
    (folder / "measures/prize.yaml").write_text(prize, "utf-8")
    assert below(made(folder)["drafting-note"], HEADING) == [
        "（一）“手艺大赛”：大赛获奖奖励单个申请人每年最高由30万元调整为45万元。"
    ]


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A policy folder whose issued version has a tag, and that has changed since: an amount,
    a tier more, a measure more; the years it is in force."""
    git(tmp_path, "init", "-q", str(tmp_path))
    write(tmp_path)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "issued")
    git(tmp_path, "tag", "印发")
    prize = FILES["measures/prize.yaml"]
    prize = prize.replace("amount: 20万元", "amount: 25万元").replace(
        "        silver:",
        "        best: {when: 大赛特等奖, amount: 28万元}\n        silver:",
    )
    fields = FILES["fields.yaml"].replace(
        "silver: 银奖", "silver: 银奖, best: 特等奖"
    )
    changed = named("{revision: 印发}")
    changed["policy.yaml"] = changed["policy.yaml"].replace("3年", "5年")
    more = {"measures/prize.yaml": prize, "fields.yaml": fields}
    return write(
        tmp_path, {**NOTE, **changed, **more, "measures/teach.yaml": MEASURE}
    )


needs_git = pytest.mark.skipif(not find_program("git"), reason="没有安装 git")


@needs_git
def test_a_revision_tells_every_amount_by_its_name(tagged: Path) -> None:
    lines = below(made(tagged)["drafting-note"], HEADING)
    assert lines == [
        "（一）“手艺大赛”：大赛获奖奖励（大赛金奖）由20万元调整为25万元；新增大赛获奖奖励（大赛特等奖）28万元。",
        "（五）“施行时限”：有效期由3年调整为5年。",
        "新增的条款：（三）“匠人带徒”。",
        "其他内容有修改的条款：（一）“手艺大赛”。",
    ]


@needs_git
def test_the_tag_may_move_so_nothing_is_answered_from_a_record(
    tagged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tagged.parent / "out"
    arguments = ["build", "--policy", str(tagged), "--out", str(out)]
    for _ in range(2):
        assert main(arguments) == 0
    assert not (out / ".unchanged.json").exists()
    git(tagged.parent, "add", "-A")
    git(tagged.parent, "commit", "-qm", "next")
    git(tagged.parent, "tag", "-f", "印发")
    assert main([*arguments, "--format", "md"]) == 0
    note = (out / "起草说明.md").read_text("utf-8")
    assert "条文没有变化" in note
    capsys.readouterr()


@needs_git
def test_an_earlier_version_is_compared_with_the_one_before_it(
    tagged: Path,
) -> None:
    """--at works on a copy outside the repository; what it names is found in the
    repository all the same."""
    git(tagged.parent, "add", "-A")
    git(tagged.parent, "commit", "-qm", "draft")
    out = tagged.parent / "out"
    request = BuildRequest(tagged, TEMPLATES, out, ("起草说明",), ("md",), at="HEAD")  # fmt: skip
    assert not [
        one
        for one in build(request, quiet).findings
        if one.severity == "error"
    ]
    assert "调整为25万元" in (out / "起草说明.md").read_text("utf-8")


def test_without_a_text_the_registered_policies_of_before_tell(
    tmp_path: Path,
) -> None:
    documents = made(write(tmp_path, NOTE))
    assert below(documents["drafting-note"], HEADING) == []
    assert below(documents["explanation"], "有什么变化") == []


BAD = {
    "没有.docx": "missing-file",
    "措施/旧.docx": "previous-elsewhere",
    "{file: 旧.md, revision: v1}": "one-previous-text",
    "{}": "one-previous-text",
    "空.md": "empty-file",
    "旧.pdf": "pdf-file",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_at_its_line(
    name: str, tmp_path: Path
) -> None:
    folder = write(tmp_path, {**NOTE, **named(name)})
    (folder / "空.md").write_text("", "utf-8")
    (folder / "旧.pdf").write_bytes(b"%PDF-1.7\n")
    found = [one for one in told(folder) if one.code == BAD[name]]
    assert found and found[0].severity == "error" and found[0].hint
    assert (found[0].place.file, found[0].place.line) == (
        "policy/policy.yaml",
        1,
    )


@needs_git
def test_a_revision_that_is_not_there_is_told_at_its_line(
    tagged: Path,
) -> None:
    text = (tagged / "policy.yaml").read_text("utf-8")
    text = text.replace("{revision: 印发}", "{revision: 印法}")
    (tagged / "policy.yaml").write_text(text, "utf-8")
    (one,) = told(tagged)
    assert (one.code, one.place.line) == ("unknown-revision", 1)


def test_only_the_named_file_is_no_stray(tmp_path: Path) -> None:
    folder = write(tmp_path, named("原政策.md"))
    for name in ("原政策.md", "别的.md"):
        (folder / name).write_text(OLD, "utf-8")
    (one,) = told(folder)
    assert one.code == "unread-file" and "别的.md" in one.message

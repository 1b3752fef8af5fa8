"""A policy is reviewed: a lawyer signs clauses, a clause is kept with a reason, and both
lapse when the words change."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from policypress.cli import main
from tests.support.shipped_templates import some_templates
from tests.support.sound_policy import FILES

pytestmark = pytest.mark.whole

KEPT = [
    "waive",
    "FC-11",
    "training",
    "--who",
    "区发展和改革局",
    "--why",
    "门槛和上限已经写明",
    "--until",
    "2028年12月31日",
]


# What reviews read and write; guides and forms would take most of the time.
TEMPLATES = (
    "measures",
    "drafting-note",
    "audit-competition",
    "audit-legality",
    "audit-dossier",
)


SWAPS = {
    "supplementary.yaml": [
        ("{{ p.validity }}。", "{{ p.validity }}，由区文旅局负责解释。"),
    ],
    "measures/training.yaml": [
        (
            "}}资助，",
            "}}资助，重大项目由区文旅局提出支持方案，按照“一事一议”方式给予支持，最高{{ s.major.at_most }}；",
        ),
        (
            "basis:",
            """\
  major:
    name: 重大项目支持
    mode: 支持
    review: deliberation
    amount: {discretionary: 由区政府按照“一事一议”方式审议确定, at_most: 50万元}
basis:""",
        ),
    ],
}


@pytest.fixture(scope="module")
def templates(tmp_path_factory) -> Path:
    """The templates of what reviews read and write."""
    folder = tmp_path_factory.mktemp("reviewed") / "templates"
    return some_templates(folder, *TEMPLATES)


@pytest.fixture
def policy(tmp_path) -> Path:
    """A policy with one clause that a rule of fair competition objects to."""
    folder = tmp_path / "政策"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for old, new in SWAPS.get(name, ()):
            assert old in text, (name, old)
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    return folder


@pytest.fixture
def run(policy, templates, capsys):
    """Runs a command for the policy: its exit code and what it said."""
    folders = ["--policy", str(policy), "--templates", str(templates)]

    def running(*arguments: str) -> tuple[int, str]:
        given = folders[:2] if arguments[0] == "undo" else folders
        code = main([*arguments, *given])
        return code, capsys.readouterr().out

    return running


def change(policy: Path) -> None:
    """The clause says something else."""
    file = policy / "measures/training.yaml"
    text = file.read_text("utf-8")
    assert "提出支持方案" in text
    file.write_text(text.replace("提出支持方案", "拟定支持方案"), "utf-8")


def codes(said: str) -> list[str]:
    return [line.split(" · ")[2] for line in said.split("\n") if " · " in line]


def test_what_is_kept_with_a_reason_is_no_finding_until_the_clause_changes(
    policy, run
):
    assert codes(run("check")[1]) == ["FC-11"]
    code, said = run(*KEPT)
    assert code == 0 and "第（二）条保留 FC-11" in said
    assert "没有发现问题" in run("check")[1]
    change(policy)
    assert codes(run("check")[1]) == ["waiver-lapsed", "FC-11"]


def test_what_is_kept_has_an_end(policy, run):
    run(*KEPT)
    file = policy / "audit.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("2028年", "2025年"), "utf-8")
    assert codes(run("check")[1]) == ["waiver-lapsed", "FC-11"]
    file.write_text(text.replace("2028年", "2098年"), "utf-8")
    assert run("check") == (0, "没有发现问题。\n"), "its own end is unknown"
    meta = policy / "policy.yaml"
    known = meta.read_text("utf-8").replace(
        "effective: {basis: {status: unknown, reason: 印发时确定}}",
        "effective: {value: 2026年3月1日, basis: {status: proposed, reason: 拟定}}",
    )
    meta.write_text(known, "utf-8")
    code, said = run("check")
    assert code == 1 and "FC-17" in said, "later than the policy itself"


def test_an_exception_needs_its_argument(policy, run):
    code, said = run(*KEPT, "--exception", "public")
    assert code == 1 and "alternative" in said
    assert not (policy / "audit.yaml").exists()
    code, said = run(*KEPT, "--exception", "public", "--alternative", "已比较")
    assert code == 0
    assert "FC-17" in run("check")[1], "three characters argue nothing"


def test_only_what_is_there_can_be_kept(run):
    code, said = run(*KEPT[:2], "trainng", *KEPT[3:])
    assert code == 1 and "是否应为“training”" in said
    code, said = run("waive", "FC-01", *KEPT[2:])
    assert code == 1 and "没有 FC-01 要保留的问题" in said


def test_a_signed_clause_that_changes_is_listed(policy, run):
    code, said = run("audit", "--changed")
    assert code == 1 and said.count("未签认") == 7
    code, said = run("sign", "--who", "区司法局", "--date", "2026年5月1日")
    assert code == 0 and "已签认 7 条" in said
    assert run("audit", "--changed") == (
        0,
        "各条均已签认，签认以后没有改动。\n",
    )
    change(policy)
    code, said = run("audit", "--changed")
    assert code == 1 and said.startswith("第（二）条  training  签认后有改动")
    run("sign", "training", "--who", "区司法局", "--note", "同意")
    assert run("audit", "--changed")[0] == 0
    assert run("undo")[0] == 0
    assert run("audit", "--changed")[0] == 1


def test_the_papers_of_reviews_say_what_was_found(policy, run, tmp_path):
    out = tmp_path / "out"
    code, said = run("audit", "--out", str(out))
    assert code == 0 and "1 处待处理" in said and "措施正文，缺" in said
    table = words(out / "公平竞争审查表.docx")
    assert "一事一议" in table and "第十条第（二）项" in table
    assert "尚有1处没有处理" in table
    opinion = words(out / "合法性审核意见书.docx")
    assert "其中7条没有签认" in opinion and "1.第（二）条“一事一议”" in opinion
    run(*KEPT)
    run("sign", "--who", "区司法局")
    run("audit", "--out", str(out))
    table = words(out / "公平竞争审查表.docx")
    assert "保留至2028年12月31日" in table and "尚有" not in table
    assert "均已签认" in words(out / "合法性审核意见书.docx")


def test_a_paper_that_was_made_of_other_words_is_stale(policy, run, tmp_path):
    out = tmp_path / "out"
    only = ("--only", "措施正文,起草说明", "--out", str(out))
    assert run("build", *only)[0] == 0
    assert "报审材料：" not in run("audit", "--out", str(out))[1]
    change(policy)
    said = run("audit", "--out", str(out))[1]
    assert "报审材料：措施正文，已过期" in said and "起草说明，" not in said


def words(path: Path) -> str:
    """All words of a Word file, tables included."""
    made = docx.Document(str(path))
    cells = [
        cell.text
        for table in made.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])

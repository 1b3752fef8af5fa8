"""A policy goes from 起草 to 印发: at each stage its documents are named, marked and dated as
they should be, and git gives each of them back to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.cli import main
from policypress.findings import has_errors
from policypress.pipeline.build import BuildRequest, BuildResult, build
from policypress.system.environment import ROOT
from policypress.system.tools import find_program
from tests.pipeline.test_git import git
from tests.support.journey import STAGES, move_to
from tests.support.outputs import words
from tests.support.small_policy import write

pytestmark = [
    pytest.mark.skipif(not find_program("git"), reason="没有安装 git"),
    pytest.mark.whole,
]
TITLE = "青石区关于促进手艺发展的若干措施"
NAMES = {
    "drafting": "",
    "consultation": "（征求意见稿）",
    "review": "（送审稿）",
    "approval": "（报批稿）",
    "issued": "",
}
BANNERS = {
    "drafting": "草案：本文件尚未印发，其中的拟定数据尚未批准，不具效力，仅供起草、审核使用",
    "consultation": "征求意见稿：本文件尚未印发，其中的拟定数据尚未批准，不具效力，仅供征求意见使用",
    "review": "送审稿：本文件尚未印发，其中的拟定数据尚未批准，不具效力，仅供审核使用",
    "approval": "报批稿：本文件尚未印发，其中的拟定数据尚未批准，不具效力，仅供审议使用",
    "issued": "",
}


def quiet(what: str, done: int = 0, total: int = 0) -> None:
    """Progress that nobody watches."""


def run(policy: Path, out: Path, **options: object) -> BuildResult:
    """A build that has to succeed."""
    request = BuildRequest(policy, ROOT / "templates", out, **options)
    result = build(request, quiet)
    assert not has_errors(result.findings), "\n".join(
        map(str, result.findings)
    )
    return result


def contents(folder: Path) -> dict[str, bytes]:
    """Every document below a folder, by name."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a commit and a tag a stage, and the documents of each stage."""
    root = tmp_path_factory.mktemp("journey")
    git(root, "init", "-q", str(root))
    folder = write(root)
    for stage in STAGES:
        move_to(folder, stage)
        run(folder, root / "made" / stage)
        git(root, "add", "policy")
        git(root, "commit", "-qm", stage)
        git(root, "tag", stage)
    return root


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_names_its_files_and_says_what_they_are(
    journey: Path, stage: str
) -> None:
    made = journey / "made" / stage
    suffix, banner = NAMES[stage], BANNERS[stage]
    documents = [
        file for file in made.rglob("*.docx") if "site" not in file.parts
    ]
    assert len(documents) > 5
    assert all(file.stem.endswith(suffix or file.stem) for file in documents)
    text = words(made / f"措施正文{suffix}.docx")
    assert text.startswith(f"{banner}\n{TITLE}\n" if banner else f"{TITLE}\n")
    assert (f"{TITLE}\n{suffix}\n" in text) == bool(suffix)
    assert text.count(suffix) == 1 if suffix else "稿）" not in text


def test_the_stage_is_no_part_of_the_name(journey: Path) -> None:
    note = words(
        journey / "made" / "consultation" / "起草说明（征求意见稿）.docx"
    )
    assert f"《{TITLE}》起草说明" in note.replace("\n", "")
    assert "若干措施（征求意见稿）》" not in note


def test_numbers_and_dates_come_with_the_issued_text(journey: Path) -> None:
    before = words(journey / "made" / "approval" / "措施正文（报批稿）.docx")
    after = words(journey / "made" / "issued" / "措施正文.docx")
    assert "本措施自【待核】起施行，有效期3年。" in before
    assert "本措施自2025年6月1日起施行，有效期3年。" in after
    assert "待核" not in after


def test_the_register_names_the_decision_once_it_is_made(
    journey: Path,
) -> None:
    name = "数据来源与待核清单"
    before = words(journey / "made" / "approval" / f"{name}（报批稿）.docx")
    after = words(journey / "made" / "issued" / f"{name}.docx")
    decision = "经青石区人民政府三届九次常务会议（2025年5月8日）审议通过"
    assert decision not in before and "已批准的数据" not in before
    assert decision in after and "已批准的数据" in after


@pytest.mark.parametrize("stage", STAGES)
def test_going_back_by_git_gives_the_earlier_documents_to_the_byte(
    journey: Path, stage: str, tmp_path: Path
) -> None:
    run(journey / "policy", tmp_path / "again", at=stage)
    assert contents(tmp_path / "again") == contents(journey / "made" / stage)


def test_a_revision_is_built_by_command_and_twice_into_the_same_folder(
    journey: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "征求意见稿"
    command = ["build", "--policy", str(journey / "policy"), "--at"]
    assert main([*command, "consultation", "--out", str(out)]) == 0
    first = contents(out)
    assert main([*command, "consultation", "--out", str(out)]) == 0
    assert "写入 0 个文件" in capsys.readouterr().out
    assert contents(out) == first
    assert main([*command, "nirgends", "--out", str(out)]) == 1
    assert contents(out) == first
    said = capsys.readouterr()
    assert "nirgends" in said.out + said.err
    assert main([*command, "consultation"]) == 2, "never over the documents"


def test_a_mistake_in_a_revision_is_told_with_the_revision(
    tmp_path: Path,
) -> None:
    git(tmp_path, "init", "-q", str(tmp_path))
    folder = write(tmp_path)
    text = (folder / "policy.yaml").read_text("utf-8")
    broken = text.replace("numbering:", "stage: isued\nnumbering:")
    (folder / "policy.yaml").write_text(broken, "utf-8")
    git(tmp_path, "add", "policy")
    git(tmp_path, "commit", "-qm", "broken")
    (folder / "policy.yaml").write_text(text, "utf-8")
    out = tmp_path / "out"
    request = BuildRequest(folder, ROOT / "templates", out, at="HEAD")
    (found,) = build(request, quiet).findings
    assert found.place.file == "policy@HEAD/policy.yaml"
    assert found.code == "not-allowed" and not out.exists()


def test_a_final_copy_of_an_approved_policy_is_the_issued_one(
    journey: Path, tmp_path: Path
) -> None:
    folder = write(tmp_path)
    move_to(folder, "issued")
    text = (folder / "policy.yaml").read_text("utf-8")
    (folder / "policy.yaml").write_text(
        text.replace("stage: issued", "stage: approval"), "utf-8"
    )
    run(folder, tmp_path / "final", final=True)
    issued = journey / "made" / "issued" / "措施正文.docx"
    made = tmp_path / "final" / "措施正文.docx"
    assert made.read_bytes() == issued.read_bytes()


def test_one_folder_holds_the_documents_of_one_stage(tmp_path: Path) -> None:
    folder, out = write(tmp_path), tmp_path / "outputs"
    for stage in ("review", "approval"):
        move_to(folder, stage)
        run(folder, out)
    assert (out / "措施正文（报批稿）.docx").exists()
    assert not (out / "措施正文（送审稿）.docx").exists()

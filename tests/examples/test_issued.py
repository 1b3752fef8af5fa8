"""Each of the three policies goes from 起草 to 印发, its figures approved in one place, and git gives
every earlier stage back to the byte."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from policypress.language.genre import genre
from policypress.pipeline.build import BuildRequest, build
from policypress.source import load
from policypress.system.environment import ROOT
from policypress.system.tools import find_program
from tests.pipeline.test_git import git
from tests.set.conftest import built
from tests.support.outputs import words

pytestmark = pytest.mark.whole

HOMES = [ROOT / "policy", *sorted((ROOT / "examples").iterdir())]
STAGES = {
    "drafting": "",
    "consultation": "（征求意见稿）",
    "review": "（送审稿）",
    "approval": "（报批稿）",
    "issued": "",
}
ASKED = "  consultation:\n    from: 2026年3月1日\n    until: 2026年3月31日\n    channel: 区政府门户网站\n"
HEARD = "    received: 3\n    adopted: 3\n  fair_competition: {body: 区市场监督管理部门, date: 2026年4月10日, conclusion: 不违反公平竞争审查标准}\n"
CHECKED = (
    "  legality: {body: 区司法局, date: 2026年4月20日, conclusion: 合法}\n"
)
PASSED = "decisions:\n  standing: {body: 区人民政府, meeting: 五届九次常务会议, date: 2026年5月8日, approves: all}\n"
SIGNED = "number: 某府规〔2026〕3号\nissued: 2026年5月20日\neffective: 2026年6月1日\n"
# Of the text itself: what the stages print and demand.
ONLY = ("measures", "notice", "drafting-note")


def without(text: str, keys: tuple[str, ...]) -> str:
    """policy.yaml without some keys at its top, each with all that stands in it."""
    for key in keys:
        text = re.sub(rf"(?m)^{key}:.*\n(?:[ #].*\n|\n(?= ))*", "", text)
    return text


def move_to(folder: Path, stage: str) -> None:
    """Writes what its drafters know at that stage."""
    file = folder / "policy.yaml"
    reached = list(STAGES).index(stage)
    gone = ("stage", "procedure", "decisions")
    known = ("number", "issued", "effective") if stage == "issued" else ()
    text = without(file.read_text("utf-8"), (*gone, *known))
    text = f"{text.rstrip()}\nstage: {stage}\n"
    if reached:
        text += f"procedure:\n{ASKED}"
    text += HEARD if reached >= 2 else ""
    text += CHECKED if reached >= 3 else ""
    text += PASSED + SIGNED if stage == "issued" else ""
    file.write_text(text, "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every document by its name."""
    return {file.name: file.read_bytes() for file in folder.glob("*.docx")}


@pytest.fixture(
    scope="module",
    params=[
        HOMES[0],
        *(pytest.param(one, marks=pytest.mark.slow) for one in HOMES[1:]),
    ],
    ids=lambda one: one.name,
)
def journey(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A repository with a commit and a tag a stage, and the documents of each."""
    if not find_program("git"):
        pytest.skip("没有安装 git")
    root = tmp_path_factory.mktemp(request.param.name)
    git(root, "init", "-q", str(root))
    folder = root / "policy"
    shutil.copytree(request.param, folder)
    for stage in STAGES:
        move_to(folder, stage)
        built(folder, root / stage, only=ONLY, final=stage == "issued")
        git(root, "add", "policy")
        git(root, "commit", "-qm", stage)
        git(root, "tag", stage)
    return root


def test_every_stage_has_its_name_and_its_banner(journey: Path) -> None:
    policy = load(journey / "policy").policy
    assert policy
    text = f"{genre(policy.meta.kind)}正文"
    for stage, suffix in STAGES.items():
        made = {file.stem for file in (journey / stage).glob("*.docx")}
        assert made == {
            f"{name}{suffix}" for name in (text, "印发通知", "起草说明")
        }
        said = words(journey / stage / f"{text}{suffix}.docx")
        assert (f"\n{suffix}\n" in said) or not suffix
        assert suffix or "稿）\n" not in said
        assert ("本文件尚未印发" in said) == (stage != "issued")


def test_the_issued_text_has_number_and_days_and_nothing_open(
    journey: Path,
) -> None:
    policy = load(journey / "policy").policy
    assert policy
    text = words(journey / "issued" / f"{genre(policy.meta.kind)}正文.docx")
    notice = words(journey / "issued" / "印发通知.docx")
    assert "自2026年6月1日起施行" in text
    assert "某府规〔2026〕3号" in notice and "2026年5月20日" in notice
    assert "待核" not in text and "草案" not in notice


def test_what_the_procedure_records_stands_in_the_note(journey: Path) -> None:
    """Where the note asks for it."""
    policy = load(journey / "policy").policy
    assert policy and policy.notes
    asked = {one.computed for one in policy.notes.sections.values()}
    note = words(journey / "issued" / "起草说明.docx")
    for what, said in (
        ("consultation", "共收到意见3条，采纳3条"),
        ("fair_competition", "不违反公平竞争审查标准"),
        ("legality", "完成合法性审核"),
    ):
        assert (said in note) == (what in asked)


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_git_gives_a_stage_back_to_the_byte(
    journey: Path, stage: str, tmp_path: Path
) -> None:
    built(
        journey / "policy",
        tmp_path / "again",
        only=ONLY,
        at=stage,
        final=stage == "issued",
    )
    assert contents(tmp_path / "again") == contents(journey / stage)


def test_a_proposal_that_the_decision_leaves_out_stops_it(
    journey: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(journey / "policy", tmp_path / "policy"))
    file = folder / "policy.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(
            "approves: all", "approves: all, except: [policy#validity]"
        ),
        "utf-8",
    )
    request = BuildRequest(folder, ROOT / "templates", tmp_path / "out")
    result = build(request, lambda *_: None)
    found = [one for one in result.findings if one.severity == "error"]
    assert {one.code for one in found} == {"not-settled"}
    assert not (tmp_path / "out").exists() or not contents(tmp_path / "out")

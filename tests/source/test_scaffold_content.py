"""`new guide`, `new benchmark`, `new policy --like`: valid at once, with what the policy already says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policypress.findings import Finding, has_errors
from policypress.pipeline.build import check
from policypress.source import load, new_file, new_policy
from policypress.source.scaffold_policy import models
from policypress.source.schema import FOLDER
from policypress.system.environment import ROOT


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    new_policy(tmp_path / "p")
    return tmp_path / "p"


def checked(home: Path) -> list[Finding]:
    """What `build.py check` says of a policy."""
    return check(home, ROOT / "templates")


def test_a_guide_asks_for_what_shows_each_condition(starter: Path) -> None:
    for name in ("common", "night-market", "old-brand", "convenience-shop"):
        assert new_file(starter, "guide", name).findings == []
    found = checked(starter)
    assert not has_errors(found)
    assert not {one.code for one in found} & {"no-guide", "condition-without-material"}  # fmt: skip
    policy = load(starter).policy
    assert policy and policy.common_guide
    market = policy.guides["night-market"].materials["shows_days"]
    assert market.proves == ("days",)
    assert [one.proves for one in policy.common_guide.materials.values()] == [("entity",)]  # fmt: skip


def test_a_guide_leaves_out_what_the_common_one_shows(starter: Path) -> None:
    new_file(starter, "guide", "common")
    common = starter / "guides/common.yaml"
    text = common.read_text("utf-8")
    common.write_text(text.replace("proves: [entity]", "proves: [entity, days]"), "utf-8")  # fmt: skip
    new_file(starter, "guide", "night-market")
    assert "shows_days" not in (starter / "guides/night-market.yaml").read_text("utf-8")  # fmt: skip


def test_a_guide_without_a_common_part_says_what_is_next(
    starter: Path,
) -> None:
    made = new_file(starter, "guide", "old-brand")
    assert made.next.endswith("用 build.py new guide common 新建")
    assert not has_errors(checked(starter))


def test_a_guide_belongs_to_a_measure(starter: Path) -> None:
    [finding] = new_file(starter, "guide", "old-brnd").findings
    assert (finding.code, finding.hint) == (
        "unknown-measure",
        "是否应为“old-brand”？",
    )
    assert not (starter / "guides").exists()
    [finding] = new_file(starter, "guide", "old-brand", "shops").findings
    assert finding.message == "申报指南不属于哪一章"


def test_a_benchmark_stands_against_a_measure(starter: Path) -> None:
    assert new_file(starter, "benchmark", "city").findings == []
    assert {one.code for one in checked(starter)} == {"unfilled"}
    policy = load(starter).policy
    assert policy
    [article] = policy.benchmarks["city"].articles.values()
    assert article.measures == ("convenience-shop",)


def test_a_benchmark_needs_a_measure(starter: Path) -> None:
    for path in (starter / "measures").iterdir():
        path.unlink()
    [finding] = new_file(starter, "benchmark", "city").findings
    assert finding.code == "no-measures"
    assert not (starter / "benchmarks").exists()


def test_a_measure_in_a_file_of_a_chapter_can_have_a_guide(
    tmp_path: Path,
) -> None:
    home = tmp_path / "p"
    new_policy(home)
    (home / "parts").mkdir()
    text = (home / "measures/old-brand.yaml").read_text("utf-8")
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    (home / "parts/more.yaml").write_text(f"articles:\n  moved:\n{lines}", "utf-8")  # fmt: skip
    assert new_file(home, "guide", "moved").findings == []


@pytest.mark.slow
@pytest.mark.parametrize("name", list(models()))
def test_a_copy_of_each_policy_is_whole_and_valid(
    name: str, tmp_path: Path
) -> None:
    home = tmp_path / "新 政策" / "p"
    made = new_policy(home, name)
    model = models()[name]
    names = {path.relative_to(model) for path in model.rglob("*.yaml")}
    assert {path.relative_to(home) for path in made.written} == names
    assert checked(home) == checked(model) == []
    for path in made.written:
        first, _, rest = path.read_text("utf-8").partition("\n")
        if "$schema=" not in first:  # not every file of an example has one
            continue
        schema = first.partition("$schema=")[2]
        assert (path.parent / schema).resolve().parent == FOLDER.resolve()
        own = (model / path.relative_to(home)).read_text("utf-8")
        assert rest == own.partition("\n")[2]


def test_the_three_policies_and_the_starter_can_be_started_from() -> None:
    assert list(models()) == [
        "starter",
        "low-altitude",
        "talent-housing",
        "policy",
    ]


def test_an_example_that_is_not_there_is_told(tmp_path: Path) -> None:
    made = new_policy(tmp_path / "p", "low-altitud")
    assert made.findings[0].hint == "是否应为“low-altitude”？"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", list(models()))
def test_all_guides_of_a_policy_can_be_begun(
    name: str, tmp_path: Path
) -> None:
    """Whatever the conditions are, of groups too: nothing is left to be shown."""
    home = tmp_path / "p"
    new_policy(home, name)
    shutil.rmtree(home / "guides", ignore_errors=True)
    policy = load(home).policy
    assert policy
    for one in ("common", *policy.measures):
        assert new_file(home, "guide", one).findings == []
    found = {one.code for one in checked(home)}
    assert not found - {"guide-without-clause"}, found


def test_groups_may_ask_the_same(starter: Path) -> None:
    path = starter / "policy.yaml"
    condition = "conditions: {local: {field: entity, op: is, value: other}}"
    groups = f"groups:\n  a: {{label: 甲, {condition}}}\n  b: {{label: 乙, {condition}}}\n"
    path.write_text(path.read_text("utf-8") + groups, "utf-8")
    new_file(starter, "guide", "common")
    text = (starter / "guides/common.yaml").read_text("utf-8")
    assert "  shows_local: " in text and "for: b, proves: [local]" in text
    assert not has_errors(load(starter).findings)

"""What changed since the version published before: each clause once, by its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.site.feed import Change, changes, updated
from policypress.site.text import SiteText
from policypress.source.model import Policy
from tests.support.small_policy import edited, policy

OPEN = "issued: {basis: {status: unknown, reason: 印发时确定}}"
BASIS = "basis: {status: proposed, reason: 样例}"
FORCE = "level: district, force: in_force}"


def found(now: Policy, before: Policy | None) -> list[Change]:
    context = Context(now, Nodes())
    return changes(context, SiteText(context), before)


def without_training() -> dict[str, str]:
    return {
        **edited("policy.yaml", ("[prize, training]", "[prize]")),
        "measures/training.yaml": "",
        "guides/training.yaml": "",
    }


@pytest.fixture
def published(tmp_path: Path) -> Policy:
    return policy(tmp_path / "published")


def test_nothing_has_changed(tmp_path: Path, published: Policy) -> None:
    assert found(policy(tmp_path), published) == []
    assert found(policy(tmp_path), None) == []


def test_a_clause_with_another_figure_is_changed(
    tmp_path: Path, published: Policy
) -> None:
    now = policy(
        tmp_path,
        edited("measures/training.yaml", ("share: 50%", "share: 60%")),
    )
    (change,) = found(now, published)
    assert (change.id, change.kind) == ("training", "修改")
    assert change.title.endswith(" 资助手艺培训")
    assert change.before == "按照实际培训费用的50%资助，每期最高5万元。"
    assert change.after == "按照实际培训费用的60%资助，每期最高5万元。"


def test_a_clause_left_out_comes_last_and_a_new_one_in_its_place(
    tmp_path: Path, published: Policy
) -> None:
    less = policy(tmp_path, without_training())
    changed = found(less, published)
    assert [(one.id, one.kind) for one in changed][-1] == ("training", "删除")
    assert changed[-1].after == "" and "50%" in changed[-1].before
    added = [one for one in found(published, less) if one.kind == "新增"]
    assert [one.id for one in added] == ["training"]
    assert added[0].before == "" and "50%" in added[0].after


def test_the_same_change_has_the_same_name_and_no_other_has_it() -> None:
    one = Change("a", "甲", "修改", "乙", "丙")
    assert one.name == Change("a", "甲条", "修改", "乙", "丙").name
    others = [("b", "乙", "丙"), ("a", "丁", "丙"), ("a", "乙", "丁")]
    names = {Change(key, "甲", "修改", *words).name for key, *words in others}
    assert len(names | {one.name}) == 4
    assert one.name.startswith("urn:uuid:")


def test_the_day_is_that_of_issue_or_the_newest_that_is_known(
    tmp_path: Path, published: Policy
) -> None:
    draft = policy(tmp_path / "draft")
    assert updated(draft, published) == ""
    dated = (FORCE, f"{FORCE[:-1]}, date: 2024年6月7日}}")
    citing = policy(tmp_path / "citing", edited("documents.yaml", dated))
    assert updated(citing, None) == "2024-06-07T00:00:00+08:00"
    day = (OPEN, f"issued: {{value: 2025年3月1日, {BASIS}}}")
    issued = policy(tmp_path / "issued", edited("policy.yaml", day))
    assert updated(citing, issued) == "2025-03-01T00:00:00+08:00"
    assert updated(issued, None) == "2025-03-01T00:00:00+08:00"
    month = (OPEN, f"issued: {{value: 2025年3月, {BASIS}}}")
    vague = policy(tmp_path / "vague", edited("policy.yaml", month))
    assert updated(vague, None) == ""

"""与上一版相比: what a page shows of the clauses that differ from the version before."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.render.comparison_page import ChangedUnit
from policypress.site import SiteRequest
from policypress.site.changed import ChangedClause, changed_clauses
from policypress.site.text import SiteText
from policypress.source.model import Policy
from tests.support.sites import TEMPLATES
from tests.support.small_policy import edited, policy


def shown(now: Policy, **known: object) -> list[ChangedClause]:
    """What a site shows. known: what its request knows of versions before."""
    context = Context(now, Nodes())
    request = SiteRequest(now, [], TEMPLATES, **known)
    return changed_clauses(context, SiteText(context), request)


WORDS = "实际培训费用的50%资助，每期最高5万元。"
TWO = ("supports:\n", '  then: {text: "申请人先培训。"}\nsupports:\n')
WITHOUT = {
    **edited("policy.yaml", ("[prize, training]", "[prize]")),
    "measures/training.yaml": "",
    "guides/training.yaml": "",
}


@pytest.fixture
def now(tmp_path: Path) -> Policy:
    """The tiny policy with words that a page has to escape, and a paragraph more."""
    swaps = (("按照", "按 <每期> "), TWO)
    return policy(tmp_path / "now", edited("measures/training.yaml", *swaps))


def test_a_clause_is_shown_with_its_words_before_and_now(
    now: Policy, tmp_path: Path
) -> None:
    (clause,) = shown(now, published=policy(tmp_path / "before"))
    assert clause.name.endswith(" 资助手艺培训")
    assert clause.kind == "修改"
    assert clause.html == (
        f"<p><del>按照{WORDS}</del></p>"
        f"<p><ins>按 &lt;每期&gt; {WORDS}</ins></p><p><ins>申请人先培训。</ins></p>"
    )


def test_a_clause_that_was_or_is_not_there_has_one_side(
    now: Policy, tmp_path: Path
) -> None:
    less = policy(tmp_path / "less", WITHOUT)
    added = [one for one in shown(now, published=less) if one.kind == "新增"]
    gone = [one for one in shown(less, published=now) if one.kind == "删除"]
    lines = (f"按 &lt;每期&gt; {WORDS}", "申请人先培训。")
    assert [one.html for one in added] == [
        "".join(f"<p><ins>{line}</ins></p>" for line in lines)
    ]
    assert [one.html for one in gone] == [
        "".join(f"<p><del>{line}</del></p>" for line in lines)
    ]


def test_what_was_compared_is_shown_in_its_place(
    now: Policy, tmp_path: Path
) -> None:
    unit = ChangedUnit("第三条", "修改、移动", "<p>资助<ins>每期</ins></p>")
    before = policy(tmp_path / "before")
    (clause,) = shown(now, units=[unit], published=before)
    assert (clause.name, clause.kind, clause.html) == tuple(unit)


def test_nothing_is_shown_where_no_version_before_is_known(
    now: Policy,
) -> None:
    assert shown(now) == []

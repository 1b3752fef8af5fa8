"""The summary of a guide: who, how much, when, how and where, in words of the source."""

from __future__ import annotations

from pathlib import Path

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.document import plain
from tests.support.small_policy import FILES, edited, policy


def summary(
    folder: Path, measure: str, changes: dict[str, str] | None = None
) -> dict[str, list[str]]:
    """The rows of a measure's summary by their ids, as plain words."""
    context = Context(policy(folder, changes), Nodes())
    builder = Builder(context.nodes, [])
    rows = context.views[measure].guide.summary
    return {
        row.id: [
            plain(builder.inlines(str(context.write(line)))[0])
            for line in row.lines
        ]
        for row in rows
    }


def test_each_row_says_what_the_source_says(tmp_path: Path) -> None:
    assert summary(tmp_path, "prize") == {
        "who": ["获奖的工作室。"],
        "much": ["最高20万元。"],
        "when": ["每年3月。"],
        "how": ["网上提交。"],
        "where": ["电话：【待核】"],
    }


def test_what_is_paid_without_an_application_asks_for_none(
    tmp_path: Path,
) -> None:
    changes = {
        "guides/training.yaml": "audience: 培训机构。\nno_application: true\n"
    }
    found = summary(tmp_path, "training", changes)
    assert "when" not in found
    assert found["how"] == [
        "本项免申即享：主管单位按照已有数据核定后直接拨付，无需申报。"
    ]


def test_a_measure_without_a_figure_says_its_standard(tmp_path: Path) -> None:
    changes = edited(
        "measures/city-match.yaml",
        (
            "{share: 30%, of: city_grant, called: 市级资助金额}",
            "{discretionary: 一事一议确定}",
        ),
        ("按照{{ s.grant.of }}的{{ s.grant.share }}配套", "一事一议"),
    )
    [much] = summary(tmp_path, "city-match", changes)["much"]
    assert much and "最高" not in much


def test_only_what_pays_the_highest_says_so(tmp_path: Path) -> None:
    prize = FILES["measures/prize.yaml"]
    second = """\
  fair:
    name: 展会获奖奖励
    mode: 奖励
    amount: 8万元
"""
    changes = {
        "measures/prize.yaml": prize.replace(
            "conditions:\n  years",
            f"{second}highest: {{best: {{of: [contest, fair]}}}}\nconditions:\n  years",
        ).replace(
            "cap_year }}。", "cap_year }}；展会获奖的奖励{{ s.fair.value }}。"
        ),
    }
    much = summary(tmp_path, "prize", changes)["much"]
    assert much == [
        "最高20万元。",
        "同时符合大赛获奖奖励、展会获奖奖励的，按最高的一项给予。",
    ]

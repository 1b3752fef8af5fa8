"""Which figures stand side by side."""

from __future__ import annotations

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.site.charts import charts
from policypress.site.text import SiteText
from policypress.source.figures import figures
from tests.support import small_policy as small


def drawn(folder, changes=None):
    policy = small.policy(folder, changes)
    context = Context(policy, Nodes())
    return charts(
        context,
        SiteText(context),
        {record.path: record for record in figures(policy)},
    )


def test_our_figure_stands_beside_the_city_figure_on_one_scale(tmp_path):
    [chart] = drawn(tmp_path)
    [row] = chart.rows
    assert (chart.measure, chart.kind, row.label) == (
        "prize",
        "money",
        "大赛获奖奖励·大赛金奖",
    )
    assert [
        (bar.who, bar.said, bar.width, bar.status) for bar in row.bars
    ] == [
        ("本区", "20万元", "50.00%", "拟定"),
        ("市手艺规程", "40万元", "100.00%", ""),
    ]
    assert row.bars[1].source == "《市手艺资助规程》第五条（金奖）"


def test_a_figure_of_another_kind_is_not_compared(tmp_path):
    assert (
        drawn(
            tmp_path,
            small.edited(
                "benchmarks/city.yaml", ("value: 40万元", "value: 40%")
            ),
        )
        == []
    )


def test_a_figure_that_was_never_verified_is_not_drawn(tmp_path):
    unknown = (
        "value: 40万元\n        basis: {status: unknown, reason: 仅见于转载}"
    )
    assert (
        drawn(
            tmp_path,
            small.edited("benchmarks/city.yaml", ("value: 40万元", unknown)),
        )
        == []
    )

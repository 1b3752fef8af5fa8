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


MORE = """\
      silver:
        label: ""
        value: 8万元
        bound: up_to
        compares: [measures/prize#supports.contest.amount.tiers.silver.amount.value]
      rate:
        label: 资助比例
        value: 25%
        compares: [measures/training#supports.course.amount.share]
      other:
        label: 培训
        value: 30万元
        compares: [measures/training#supports.course.amount.share]
"""


def test_each_measure_and_kind_has_a_chart_of_its_own_scale(tmp_path):
    """An amount is not held against a share; what the city gives at most says so."""
    swap = (
        "    basis: {status: published",
        f"{MORE}    basis: {{status: published",
    )
    made = drawn(tmp_path, small.edited("benchmarks/city.yaml", swap))
    assert [(one.measure, one.kind) for one in made] == [
        ("prize", "money"),
        ("training", "ratio"),
    ]
    assert [
        (row.label, [(bar.said, bar.width, bar.kind) for bar in row.bars])
        for chart in made
        for row in chart.rows
    ] == [
        (
            "大赛获奖奖励·大赛金奖",
            [("20万元", "50.00%", "ours"), ("40万元", "100.00%", "superior")],
        ),
        (
            "大赛获奖奖励·大赛银奖",
            [
                ("10万元", "25.00%", "ours"),
                ("最高8万元", "20.00%", "superior"),
            ],
        ),
        (
            "手艺培训资助",
            [("50%", "100.00%", "ours"), ("25%", "50.00%", "superior")],
        ),
    ]
    assert made[0].rows[1].bars[1].source == "《市手艺资助规程》第五条"
    assert made[0].rows[0].bars[0].source == ""


def test_what_is_in_no_document_is_cited_from_where_it_was_read(tmp_path):
    swaps = (
        ("document: city-2022\narticles", "articles"),
        ("scope: superior\n", "scope: previous\n"),
        (
            "{status: published, source: {document: city-2022, article: 第五条}}",
            "{status: published, source: {document: city-2024, article: 第五条}}",
        ),
    )
    [chart] = drawn(tmp_path, small.edited("benchmarks/city.yaml", *swaps))
    bar = chart.rows[0].bars[1]
    assert (bar.kind, bar.source) == (
        "previous",
        "《市手艺资助办法》第五条（金奖）",
    )
    district = (("scope: superior\n", "scope: peer\n"),)
    assert (
        drawn(
            tmp_path / "peer",
            small.edited("benchmarks/city.yaml", *district),
        )
        == []
    )

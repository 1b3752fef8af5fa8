"""The comparison with other policies: each amount of ours beside theirs, how they relate, and
what is still in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.benchmarks import Comparison
from policypress.compose.views.compared_figures import ComparedRow
from policypress.compose.views.context import Context
from policypress.document import plain
from tests.support.small_policy import edited, policy

GOLD = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
CAP = "measures/prize#supports.contest.limits.cap_year.at_most.value"
CITED = "basis: {status: published, source: {document: city-2022, article: 第五条}}"


def comparison(
    folder: Path, changes: dict[str, str] | None = None
) -> Comparison:
    return Context(policy(folder, changes), Nodes()).comparison


def said(rows: Comparison, marked: list) -> list[str]:
    """Marked paragraphs as a reader sees them."""
    return [
        plain(Builder(rows._context.nodes, []).inlines(str(words))[0])
        for words in marked
    ]


def table(rows: Comparison, measure: str) -> dict[str, list[str]]:
    """The rows of a measure: what each is called, ours, and the cell of each column."""
    (group,) = [one for one in rows.groups if one.measure.id == measure]
    return dict(read(rows, row) for row in group.rows)


def read(rows: Comparison, row: ComparedRow) -> tuple[str, list[str]]:
    cells = [" ".join(said(rows, cell)) for cell in (row.ours, *row.cells)]
    (label,) = said(rows, [row.label])
    return label, cells


def benchmark(
    scope: str,
    article: str,
    region: str = "全市",
    document: str = "city-2022",
) -> str:
    called = "市级" if scope == "superior" else ""
    return f"""\
name: {region}规程
scope: {scope}
called: "{called}"
region: {region}
document: {document}
articles:
  one:
    summary: 有奖励。
    {CITED.replace("city-2022", document)}
{article}"""


def city(figure: str) -> dict[str, str]:
    return {
        "benchmarks/city.yaml": benchmark(
            "superior",
            f"    measures: [prize]\n    figures:\n      gold: {figure}\n"
            "      other: {label: 作品收藏, value: 1万元}\n",
        )
    }


NOTHING_COMPARED = edited(
    "measures/prize.yaml",
    ("  compared: [benchmarks/city#articles.contest.figures.gold]\n", ""),
)


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        (f"{{value: 40万元, compares: [{GOLD}]}}", "40万元 低于（注1）"),
        (f"{{value: 20万元, compares: [{GOLD}]}}", "20万元 持平（注1）"),
        (
            f"{{value: 5万元, bound: up_to, compares: [{GOLD}]}}",
            "最高5万元 高于（注1）",
        ),
        (f"{{value: 50%, compares: [{GOLD}]}}", "50% 口径不同（注1）"),
        (f"{{value: 3年, compares: [{GOLD}]}}", "3年 口径不同（注1）"),
        (
            f"{{value: 20多万元, compares: [{GOLD}]}}",
            "20多万元 口径不同（注1）",
        ),
        ("{value: 40万元}", "—"),
        (
            f"{{value: '', compares: [{GOLD}], basis: {{status: unknown, reason: 未见}}}}",
            "待核（注1）",
        ),
    ],
)
def test_the_relation_follows_from_the_two_figures(
    tmp_path: Path, figure: str, cell: str
) -> None:
    rows = comparison(tmp_path, {**NOTHING_COMPARED, **city(figure)})
    assert table(rows, "prize")["大赛金奖"] == ["20万元", cell]


def test_things_counted_in_other_units_are_not_compared(
    tmp_path: Path,
) -> None:
    counted = edited(
        "measures/prize.yaml",
        ("at_most: 30万元", "at_most: 10家"),
        ("最高{{", "不超过{{"),
        ("  compared: [benchmarks/city#articles.contest.figures.gold]\n", ""),
    )
    rows = comparison(
        tmp_path,
        {**counted, **city(f"{{value: 12个, compares: [{CAP}]}}")},
    )
    label = "大赛获奖奖励：单个申请人每年不超过"
    assert table(rows, "prize")[label] == ["10家", "12个 口径不同（注1）"]


def test_a_share_of_the_citys_grant_is_matching(tmp_path: Path) -> None:
    extra = benchmark(
        "superior", "    measures: [city-match]\n", document="city-2024"
    )
    rows = comparison(tmp_path, {"benchmarks/new.yaml": extra})
    label = "展销配套资助（占市级资助金额）"
    assert table(rows, "city-match") == {label: ["30%", "配套"]}


def test_what_nobody_speaks_of_is_said_to_be_unseen(tmp_path: Path) -> None:
    assert table(comparison(tmp_path), "training") == {
        "手艺培训资助（占实际培训费用）": ["50%", "—"],
        "手艺培训资助：单项最高": ["5万元", "—"],
    }


@pytest.mark.parametrize(
    ("article", "cell"),
    [
        ("    measures: [prize]\n", "未载金额"),
        ("    measures: [prize]\n    absent: true\n", "未设"),
        (
            "    measures: [prize]\n    figures:\n      x: "
            "{label: 奖金, value: '', basis: {status: unknown, reason: 未见}}\n",
            "待核",
        ),
    ],
)
def test_an_article_without_an_amount_says_why(
    tmp_path: Path, article: str, cell: str
) -> None:
    paid = city(f"{{value: 40万元, compares: [{GOLD}]}}")
    rows = comparison(
        tmp_path,
        {
            **NOTHING_COMPARED,
            **paid,
            "benchmarks/red.yaml": benchmark(
                "peer", article, region="红石区"
            ).replace("articles:\n", "articles:\n" + TRAINED),
        },
    )
    assert table(rows, "prize")["大赛金奖"][2] == cell


# An amount of the same region for another measure, so that it has a column.
TRAINED = """\
  two:
    measures: [training]
    summary: 资助培训。
    figures: {each: {label: 每期, value: 2万元}}
    basis: {status: published, source: {document: city-2022}}
"""


def test_each_region_has_a_column_and_one_without_amounts_has_none(
    tmp_path: Path,
) -> None:
    """Superiors first, then the policy before, then peers; what stands in no column is
    named."""
    figure = "    measures: [prize]\n    figures:\n      gold: {label: 金奖, value: 15万元, bound: up_to, compares: [%s]}\n"
    rows = comparison(
        tmp_path,
        {
            "benchmarks/a-red.yaml": benchmark(
                "peer", figure % GOLD, region="红石区"
            ),
            "benchmarks/b-white.yaml": benchmark(
                "peer", "    measures: [prize]\n", region="白石区"
            ),
            "benchmarks/old.yaml": benchmark(
                "previous", figure % GOLD, region="青石区"
            ),
        },
    )
    headings = [one.heading for one in rows.columns]
    assert headings == ["市级", "青石区规程", "红石区"]
    assert [one.heading for one in rows.empty_columns] == ["白石区"]
    assert table(rows, "prize")["大赛金奖"] == [
        "20万元",
        "40万元 低于（注1）",
        "最高15万元 高于（注1）",
        "最高15万元 高于（注1）",
    ]


def test_amounts_that_compare_with_none_of_ours_stand_in_a_row_of_their_own(
    tmp_path: Path,
) -> None:
    paid = city(f"{{value: 40万元, compares: [{GOLD}]}}")
    rows = comparison(tmp_path, {**NOTHING_COMPARED, **paid})
    others = table(rows, "prize")["其他标准（不逐项对照）"]
    assert others == ["—", "作品收藏1万元（注1）"]


def test_every_amount_has_a_row_of_a_workbook_with_one_figure_and_its_unit(
    tmp_path: Path,
) -> None:
    paid = city(f"{{value: 4000元, bound: up_to, compares: [{GOLD}]}}")
    rows = comparison(tmp_path, {**NOTHING_COMPARED, **paid})
    found = [
        (
            *said(rows, [one.label]),
            one.scope,
            one.bound,
            str(one.value),
            one.unit,
            one.relation,
        )
        for one in rows.figures
        if one.measure.id == "prize"
    ]
    assert found == [
        ("大赛金奖", "", "定额", "20万元", "万元", ""),
        ("大赛金奖", "上级", "最高", "4000元", "万元", "高于"),
        ("大赛银奖", "", "定额", "10万元", "万元", ""),
        (
            "大赛获奖奖励：单个申请人每年最高",
            "",
            "最高",
            "30万元",
            "万元",
            "",
        ),
        ("作品收藏", "上级", "定额", "1万元", "万元", "不对照"),
    ]


def test_tiers_that_do_not_say_by_themselves_what_they_are_for_name_their_support(
    tmp_path: Path,
) -> None:
    more = (
        "  extra:\n    name: 工作室考核奖励\n    mode: 奖励\n"
        "    amount: {by: prize_level, called: 奖项, tiers: "
        "{gold: {when: 优秀, amount: 3万元}, silver: {when: 合格, amount: 1万元}}}\n"
        "conditions:"
    )
    rows = comparison(
        tmp_path, edited("measures/prize.yaml", ("conditions:", more))
    )
    assert [*table(rows, "prize")] == [
        "大赛获奖奖励：大赛金奖",
        "大赛获奖奖励：大赛银奖",
        "大赛获奖奖励：单个申请人每年最高",
        "工作室考核奖励：优秀",
        "工作室考核奖励：合格",
    ]


def test_reasons_stand_apart_with_what_is_given_without_an_amount(
    tmp_path: Path,
) -> None:
    noted = edited(
        "measures/prize.yaml",
        ("conditions:", "note: 与市级衔接。\nconditions:"),
    )
    rows = comparison(
        tmp_path,
        {
            **noted,
            "benchmarks/red.yaml": benchmark(
                "peer", "    measures: [training]\n", region="红石区"
            ),
        },
    )
    first, second = rows.reasons
    assert said(rows, first.clauses) == [
        "《市手艺资助规程》（市文规〔2022〕1号）第五条"
    ]
    assert (first.others, said(rows, [first.note])) == ([], ["与市级衔接。"])
    assert said(rows, second.others) == ["红石区：有奖励（注1）"]


def test_notes_are_numbered_with_their_articles_force_and_what_replaced_them(
    tmp_path: Path,
) -> None:
    rows = comparison(
        tmp_path,
        {
            "benchmarks/new.yaml": benchmark(
                "superior", "    measures: [training]\n", document="city-2024"
            )
        },
    )
    old, new = rows.sources
    assert [(old.order, old.state), (new.order, new.state)] == [
        (1, "已被替代"),
        (2, "现行有效"),
    ]
    assert said(rows, [old.cite, old.articles, old.successor]) == [
        "《市手艺资助规程》（市文规〔2022〕1号）",
        "第五条",
        "《市手艺资助办法》（市文规〔2024〕3号）",
    ]
    assert said(rows, [new.successor]) == ["—"]
    assert [words.origin.id for words in (old.issuer, old.note)] == [
        "documents#documents.city-2022.issuer",
        "documents#documents.city-2022.note",
    ]


def test_a_policy_without_benchmarks_compares_with_nothing(
    tmp_path: Path,
) -> None:
    rows = comparison(
        tmp_path, {**NOTHING_COMPARED, "benchmarks/city.yaml": ""}
    )
    assert (rows.columns, len(rows.sources)) == ([], 0)
    assert table(rows, "prize")["大赛金奖"] == ["20万元"]
    assert rows.called.previous == "原政策"


def test_what_is_compared_with_is_called_as_it_says(tmp_path: Path) -> None:
    """Several words are all said, and without one several policies have a plain one."""

    def named(**names: str) -> Comparison:
        files = {
            f"benchmarks/{key}.yaml": benchmark(
                "previous", "    measures: [prize]\n"
            ).replace('called: ""', f'called: "{called}"')
            for key, called in names.items()
        }
        return comparison(tmp_path / "-".join(names), files)

    assert named(old="旧办法").called.previous == "旧办法"
    assert (
        named(a="旧办法", b="试行办法").called.previous == "旧办法、试行办法"
    )
    assert named(c="", d="").called.previous == "原政策"
    assert named(e="").called.superior == "市级"


def test_scopes_are_those_that_something_is_compared_in(
    tmp_path: Path,
) -> None:
    assert comparison(tmp_path).scopes == ["superior"]
    older = {
        "benchmarks/city.yaml": "",
        "benchmarks/old.yaml": benchmark(
            "previous", "    measures: [prize]\n"
        ),
    }
    made = comparison(tmp_path / "old", {**NOTHING_COMPARED, **older})
    assert made.scopes == ["previous"]


def test_more_regions_than_a_page_holds_stand_in_several_tables(
    tmp_path: Path,
) -> None:
    figure = "    measures: [prize]\n    figures:\n      gold: {label: 金奖, value: 15万元}\n"
    peers = {
        f"benchmarks/p{number:02}.yaml": benchmark(
            "peer", figure, region=f"第{number}区"
        )
        for number in range(12)
    }
    parts = comparison(tmp_path, peers).parts
    assert [(one.first, one.last) for one in parts] == [(0, 10), (10, 13)]
    assert [one.heading for one in parts[1].columns] == [
        "第9区",
        "第10区",
        "第11区",
    ]

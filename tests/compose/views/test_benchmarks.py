"""The comparison with other policies: relation, sources, and what is still in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.benchmarks import Comparison
from policypress.compose.views.context import Context
from policypress.document import plain
from tests.support.small_policy import edited, policy

GOLD = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
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


def benchmark(scope: str, article: str, region: str = "全市") -> str:
    called = "市级" if scope == "superior" else ""
    return f"""\
name: 规程
scope: {scope}
called: "{called}"
region: {region}
document: city-2022
articles:
  one:
    summary: 有奖励。
    {CITED}
{article}"""


def city(figure: str) -> dict[str, str]:
    return {
        "benchmarks/city.yaml": benchmark(
            "superior",
            f"    measures: [prize]\n    figures:\n      gold: {figure}\n",
        )
    }


NOTHING_COMPARED = edited(
    "measures/prize.yaml",
    ("  compared: [benchmarks/city#articles.contest.figures.gold]\n", ""),
)


@pytest.mark.parametrize(
    ("figure", "relation"),
    [
        (f"{{value: 40万元, compares: [{GOLD}]}}", "低于"),
        (f"{{value: 20万元, compares: [{GOLD}]}}", "持平"),
        (f"{{value: 5万元, compares: [{GOLD}]}}", "高于"),
        (f"{{value: 50%, compares: [{GOLD}]}}", "口径不同"),
        ("{value: 40万元}", "口径不同"),
        (
            f"{{value: '', compares: [{GOLD}], basis: {{status: unknown, reason: 未见}}}}",
            "市级标准待核",
        ),
    ],
)
def test_the_relation_follows_from_the_two_figures(
    tmp_path: Path, figure: str, relation: str
) -> None:
    assert comparison(tmp_path, {**NOTHING_COMPARED, **city(figure)}).rows[
        0
    ].relations == [relation]


def test_a_share_of_the_citys_grant_is_matching(tmp_path: Path) -> None:
    assert comparison(tmp_path).rows[2].relations == ["配套"]


def test_what_no_city_article_speaks_of_is_not_seen(tmp_path: Path) -> None:
    assert comparison(tmp_path).rows[1].relations == ["市级未见"]


def test_an_article_that_names_no_standard_leaves_it_to_be_checked(
    tmp_path: Path,
) -> None:
    changes = {
        **NOTHING_COMPARED,
        "benchmarks/city.yaml": benchmark(
            "superior", "    measures: [prize]\n"
        ),
    }
    assert comparison(tmp_path, changes).rows[0].relations == ["市级标准待核"]


def test_what_the_city_certainly_has_not_is_new_unless_the_district_had_it_before(
    tmp_path: Path,
) -> None:
    changes = {
        **NOTHING_COMPARED,
        "benchmarks/city.yaml": benchmark(
            "superior", "    measures: [prize]\n    absent: true\n"
        ),
    }
    assert comparison(tmp_path / "new", changes).rows[0].relations == ["新设"]
    before = {
        **changes,
        "benchmarks/old.yaml": benchmark(
            "previous", "    measures: [prize]\n"
        ),
    }
    assert comparison(tmp_path / "old", before).rows[0].relations == [
        "口径不同"
    ]


def test_supports_that_differ_are_named(tmp_path: Path) -> None:
    more = "  extra:\n    name: 另项\n    mode: 奖励\n    amount: 1万元\nconditions:"
    rows = comparison(
        tmp_path, edited("measures/prize.yaml", ("conditions:", more))
    ).rows
    assert rows[0].relations == ["低于：大赛获奖奖励", "口径不同：另项"]


def test_a_row_shows_our_standard_the_citys_and_where_it_stands(
    tmp_path: Path,
) -> None:
    rows = comparison(tmp_path)
    first, second, _ = rows.rows
    assert said(rows, first.ours) == [
        "大赛金奖：20万元；大赛银奖：10万元；单个申请人每年最高30万元"
    ]
    assert said(rows, first.clauses) == [
        "《市手艺资助规程》（市文规〔2022〕1号）第五条"
    ]
    assert said(rows, first.superior) == ["金奖40万元"]
    assert (
        second.clauses,
        second.superior,
        second.previous,
        second.peers,
        second.sources,
    ) == ([], [], [], [], [])


def test_each_column_takes_the_benchmarks_of_its_kind_and_districts_are_named(
    tmp_path: Path,
) -> None:
    rows = comparison(
        tmp_path,
        {
            "benchmarks/old.yaml": benchmark(
                "previous",
                "    measures: [prize]\n    figures:\n      gold: {label: 金奖, value: 15万元, bound: up_to}\n",
            ),
            "benchmarks/red.yaml": benchmark(
                "peer", "    measures: [prize]\n", region="红石区"
            ),
        },
    )
    assert said(rows, rows.rows[0].previous) == ["金奖最高15万元"]
    assert said(rows, rows.rows[0].peers) == ["红石区：有奖励"]
    assert rows.called.previous == "规程"


def test_sources_are_numbered_with_their_force_and_what_replaced_them(
    tmp_path: Path,
) -> None:
    rows = comparison(
        tmp_path,
        {
            "benchmarks/new.yaml": benchmark(
                "superior", "    measures: [training]\n"
            )
            .replace("document: city-2022\n", "document: city-2024\n", 1)
            .replace("document: city-2022,", "document: city-2024,")
        },
    )
    old, new = rows.sources
    assert [(old.order, old.state), (new.order, new.state)] == [
        (1, "已被替代"),
        (2, "现行有效"),
    ]
    assert said(rows, [old.cite, old.successor]) == [
        "《市手艺资助规程》（市文规〔2022〕1号）",
        "《市手艺资助办法》（市文规〔2024〕3号）",
    ]
    assert said(rows, [new.successor]) == ["—"]
    assert [words.origin.id for words in (old.issuer, old.note)] == [
        "documents#documents.city-2022.issuer",
        "documents#documents.city-2022.note",
    ]
    assert [said(rows, row.sources) for row in rows.rows] == [
        ["已被替代：来源1"],
        ["现行有效：来源2"],
        [],
    ]


def test_a_policy_without_benchmarks_compares_with_nothing(
    tmp_path: Path,
) -> None:
    rows = comparison(
        tmp_path, {**NOTHING_COMPARED, "benchmarks/city.yaml": ""}
    )
    assert [row.relations for row in rows.rows] == [
        ["上级未见"],
        ["上级未见"],
        ["配套"],
    ]
    assert (rows.sources, rows.called.previous) == ([], "原政策")


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
    assert named(e="").not_seen == "市级未见"


def test_a_scope_without_policies_has_no_column(tmp_path: Path) -> None:
    assert comparison(tmp_path).scopes == ["superior"]
    older = {
        "benchmarks/city.yaml": "",
        "benchmarks/old.yaml": benchmark(
            "previous", "    measures: [prize]\n"
        ),
    }
    made = comparison(tmp_path / "old", {**NOTHING_COMPARED, **older})
    assert made.scopes == ["previous"]

"""Where each figure of the set appears, and what is known of it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from policypress.compose.compose import Composer
from policypress.compose.markdown.blocks import Builder
from policypress.compose.sandbox.template import load_templates
from policypress.compose.views.figure_index import (
    SourceRow,
    _owners,
    figure_paths,
)
from policypress.document import (
    Document,
    Mark,
    Origin,
    Paragraph,
    Text,
    plain,
)
from policypress.findings import Place
from tests.support.documents import composed, front
from tests.support.small_policy import FILES, policy

CLAUSES = front(file="正文") + "{{ policy.measures[0].paragraphs[0] }}\n"
GUIDES = (
    front(file="'指南/{{ m.order }}'", for_each="measures")
    + """\
| 标准 |
|---|
{% for s in m.supports %}
| {{ s.standard | paragraphs }} |
{% endfor %}
"""
)
SOURCES = (
    front(file="清单", lists_sources="true", order="1")
    + """\
{% for row in sources.rows %}
{{ row.label }}｜{{ row.value }}｜{{ row.where }}

{% endfor %}
"""
)


def composer(folder: Path) -> Composer:
    templates = folder / "templates"
    templates.mkdir()
    for name, text in {"clauses": CLAUSES, "guides": GUIDES}.items():
        (templates / f"{name}.md").write_text(text, encoding="utf-8")
    made = Composer(policy(folder), templates)
    for job in made.jobs(load_templates(templates)[0]):
        made.compose(job)
    return made


def row(made: Composer, path: str) -> SourceRow:
    return next(row for row in made.appearances.rows if row.path == path)


def words(made: Composer, marked: str) -> str:
    return plain(Builder(made.nodes, []).inlines(str(marked))[0])


def test_a_figure_is_listed_with_the_kinds_of_document_that_show_it(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    assert (
        row(
            made,
            "measures/prize#supports.contest.amount.tiers.gold.amount.value",
        ).where
        == "正文；指南"
    )
    assert (
        row(
            made, "measures/training#supports.course.limits.cap.at_most.value"
        ).where
        == "指南"
    )
    assert row(made, "policy#validity").where == "未引用"


def test_the_list_of_sources_is_composed_last_and_knows_every_other_document(
    tmp_path: Path,
) -> None:
    made = composed(tmp_path, a_sources=SOURCES, clauses=CLAUSES)
    assert [document.name for document in made.documents] == ["正文", "清单"]
    assert (
        "奖励手艺大赛·大赛获奖奖励·大赛金奖·金额｜20万元｜正文" in made.words
    )


def test_figures_are_open_until_they_are_published(tmp_path: Path) -> None:
    made = composer(tmp_path)
    opened = {row.path: row.status for row in made.appearances.open_rows}
    assert (opened["policy#validity"], opened["policy#number"]) == (
        "拟定",
        "待核",
    )
    assert made.appearances.settled_rows == []
    assert len(opened) == len(made.appearances.own_rows)


def test_figures_of_other_documents_are_listed_only_while_they_are_open(
    tmp_path: Path,
) -> None:
    """The others stand in the comparison, with their sources."""
    assert composer(tmp_path).appearances.others_rows == []
    unknown = FILES["benchmarks/city.yaml"].replace(
        "        value: 40万元\n",
        "        value: ''\n"
        "        basis: {status: unknown, reason: 原文未见}\n",
    )
    made = composed(
        tmp_path / "open",
        {"benchmarks/city.yaml": unknown},
        a_sources=front(file="清单", lists_sources="true")
        + "{% for row in sources.others_rows %}{{ row.label }}｜{{ row.reason }}{% endfor %}\n",
    )
    assert "市手艺规程·第五条·金奖｜原文未见" in made.words


def test_a_figure_is_called_by_its_clause_and_what_it_is_there(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    gold = row(
        made, "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    )
    assert words(made, gold.owner) == "（一）　手艺大赛"
    assert words(made, gold.name) == "大赛获奖奖励·大赛金奖"
    assert words(made, row(made, "policy#validity").owner) == "全文"
    assert gold.unit == "万元"


def test_provisions_without_figures_are_known(tmp_path: Path) -> None:
    found = composer(tmp_path).appearances.without_figures
    assert [one.id for one in found] == ["effect", "funding"]


def test_a_proposed_figure_gives_its_reason_and_the_figures_it_was_compared_with(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    gold = row(
        made, "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    )
    assert words(made, gold.reason) == "参照市级标准减半"
    assert words(made, gold.source) == "市手艺规程·第五条·金奖40万元"
    assert gold.place.startswith("policy/measures/prize.yaml:")


def test_a_published_figure_gives_document_and_article_and_how_sure_it_is(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    known = row(made, "benchmarks/city#articles.contest.figures.gold")
    assert (
        words(made, known.source)
        == "《市手艺资助规程》（市文规〔2022〕1号）第五条"
    )
    assert (known.status, known.confidence) == ("已公布", "官方通知或指南")


def test_where_a_figure_appears_is_told_in_the_order_of_the_templates_not_of_composing(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    figure = Origin("policy#validity", Place("policy.yaml"))
    paragraph = Paragraph(
        "body", (Text("3年", origin=figure, mark=Mark("published")),), figure
    )
    for name, rank in (
        ("附件/一", (30, "annex")),
        ("正文", (10, "text")),
        ("附件/二", (30, "annex")),
    ):
        made.appearances.add(name, figure_paths([paragraph]), rank)
    assert made.appearances.where("policy#validity") == ["正文", "附件"]


def test_figures_are_counted_by_measure_and_article(tmp_path: Path) -> None:
    made = composer(tmp_path)
    assert [
        made.appearances.count(owner)
        for owner in ("prize", "training", "effect")
    ] == [4, 2, 0]


def test_details_of_guides_are_no_figures_of_the_policy(
    tmp_path: Path,
) -> None:
    made = composer(tmp_path)
    assert not [row for row in made.appearances.rows if "guides/" in row.path]
    (phone,) = made.appearances.detail_rows
    assert words(made, phone.label).endswith("电话")


def test_an_unverified_telephone_is_shown_in_the_list_alone(
    tmp_path: Path,
) -> None:
    common = FILES["guides/common.yaml"].replace(
        '{label: 电话, value: ""}',
        '{label: 电话, value: "12345", basis: {status: unknown, reason: 旧号码}}',
    )
    changed = {"guides/common.yaml": common}
    templates = {
        "guide": front(file="'指南'")
        + "{{ policy.measures[0].guide.contacts[0].value }}\n",
        "sources": front(file="清单", lists_sources="true")
        + "{% for row in sources.detail_rows %}{{ row.value }}｜{{ row.unverified }}｜{{ row.reason }}{% endfor %}\n",
    }
    guide, sources = composed(tmp_path, changed, **templates).documents
    assert plain_of(guide) == "【待核】"
    assert plain_of(sources) == "【待核】｜12345｜旧号码"


def test_a_detail_without_a_basis_is_stated_as_it_is(tmp_path: Path) -> None:
    common = FILES["guides/common.yaml"].replace(
        "basis: {status: proposed, reason: 参照同类指南}\n", ""
    )
    found = policy(tmp_path, {"guides/common.yaml": common})
    assert found.common_guide
    window = found.common_guide.window
    assert str(window) == "每年3月" and not window.is_open


def plain_of(document: Document) -> str:
    """All words of a document."""
    return "".join(
        plain(block.inlines)
        for block in document.blocks
        if isinstance(block, Paragraph)
    )


IDS = st.text("ab", min_size=1, max_size=2)
PATHS = st.lists(
    IDS | st.sampled_from(["articles.", ".", "/", "#"]), max_size=12
)


@given(PATHS, IDS | st.just("articles"))
def test_who_a_figure_is_a_part_of_is_read_from_its_path(
    parts: list[str], owner: str
) -> None:
    path = "".join(parts)
    is_named = f"/{owner}#" in path or f"articles.{owner}." in path
    assert (owner in _owners(path)) == is_named

"""Our own 措施正文 as a structure: clauses by id, figures with their source node."""

from __future__ import annotations

from policypress.compare import compare, from_document
from policypress.compare.text.tree import FigureInText, clauses, text_of
from policypress.document import (
    Cell,
    Document,
    LineBreak,
    Mark,
    Origin,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Place

PLACE = Place("policy/measures/patent-award.yaml", 5, 3)


def figure(words, yuan, name="measures/patent-award#supports.a.amount"):
    return Text(
        words,
        origin=Origin(name, PLACE),
        mark=Mark("proposed", number=yuan, unit="yuan"),
    )


def policy(amount, yuan, *more):
    award = Origin("measures/patent-award#paragraphs.main", PLACE)
    return Document(
        "措施正文",
        "若干措施",
        (
            Paragraph(
                "title",
                (Text("关于促进发展的"), LineBreak(), Text("若干措施")),
                level=1,
            ),
            Paragraph(
                "body",
                (Text("为了发展，制定本措施。"),),
                Origin("policy#preamble", PLACE),
            ),
            Paragraph(
                "chapter",
                (
                    Text("一、"),
                    Text(
                        "支持创造",
                        origin=Origin("policy#chapters.creation.title", PLACE),
                    ),
                ),
                level=2,
            ),
            *more,
            Paragraph(
                "body",
                (
                    Text("（一）专利奖奖励。", "run-in"),
                    Text("对获奖单位给予"),
                    figure(amount, yuan),
                    Text("奖励。"),
                ),
                award,
            ),
            Paragraph(
                "body",
                (Text("同一专利从高奖励。"),),
                Origin("measures/patent-award#paragraphs.owner", PLACE),
            ),
            Table(
                (
                    (
                        Cell((Paragraph("table-cell", (Text("项目"),)),)),
                        Cell((Paragraph("table-cell", (Text("金额"),)),)),
                    ),
                )
            ),
            Paragraph(
                "chapter",
                (Text("二、附则"),),
                Origin("supplementary", PLACE),
                level=2,
            ),
            Paragraph(
                "body",
                (Text("（二）本措施自公布之日起施行。"),),
                Origin("supplementary#articles.effect.paragraphs.main", PLACE),
            ),
        ),
    )


def test_clauses_have_permanent_ids_and_their_own_heading():
    tree = from_document(policy("10万元", 100_000))
    assert [
        (clause.id, clause.label, clause.heading) for clause in clauses(tree)
    ] == [
        ("measures/patent-award", "（一）", "专利奖奖励"),
        ("supplementary#articles.effect", "（二）", ""),
    ]
    assert tree.nodes[0].heading == "关于促进发展的若干措施"
    assert tree.nodes[2].id == "policy#chapters.creation"


def test_a_run_in_heading_is_that_of_its_clause_whatever_its_number() -> None:
    origin = Origin("measures/patent-award#paragraphs.main", PLACE)
    run_in = Text("第九条　专利奖。", "run-in")
    document = Document(
        "正文",
        "办法",
        (
            Paragraph("body", (Text("第一条　甲。"),)),
            Paragraph("body", (run_in, Text("给予奖励。")), origin),
        ),
    )
    assert clauses(from_document(document))[1].heading == "专利奖"


def test_ids_of_chapters_and_tables_are_those_of_their_source() -> None:
    title = Origin("supplementary#title", PLACE)
    words = (Text("二、"), Text("附则", origin=title))
    cell = Cell((Paragraph("table-cell", (Text("甲"),)),) * 2)
    table = Table(((cell,),), origin=Origin("measures/a#table", PLACE))
    document = Document(
        "正文", "措施", (Paragraph("chapter", words, level=2), table)
    )
    (chapter,) = from_document(document).nodes
    assert chapter.id == "supplementary"
    (line,) = chapter.children[0].lines
    assert (line.id, line.place) == ("measures/a#table", PLACE)
    assert line.rows == (("甲\n甲",),)


def test_a_figure_keeps_its_place_in_the_text():
    line = clauses(from_document(policy("10万元", 100_000)))[0].lines[0]
    (found,) = line.figures
    assert found == FigureInText(
        13,
        "10万元",
        "measures/patent-award#supports.a.amount",
        100_000,
        "yuan",
    )
    assert line.text[found.start : found.start + len(found.text)] == "10万元"


def test_every_word_of_the_document_is_there():
    assert text_of(from_document(policy("10万元", 100_000))) == [
        "关于促进发展的若干措施",
        "为了发展，制定本措施。",
        "一、支持创造",
        "（一）专利奖奖励。对获奖单位给予10万元奖励。",
        "同一专利从高奖励。",
        "项目\t金额",
        "二、附则",
        "（二）本措施自公布之日起施行。",
    ]


def test_a_measure_inserted_before_changes_only_numbers():
    new = Paragraph(
        "body",
        (Text("（一）新设。", "run-in"), Text("给予资助。")),
        Origin("measures/new#paragraphs.main", PLACE),
    )
    changes = compare(
        from_document(policy("10万元", 100_000)),
        from_document(policy("20万元", 200_000, new)),
    )
    assert [(change.id, change.kind) for change in changes.clauses()] == [
        ("measures/new", "新增"),
        ("measures/patent-award", "修改"),
        ("supplementary#articles.effect", "未变"),
    ]

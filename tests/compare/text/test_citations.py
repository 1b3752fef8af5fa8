"""Whose number is cited: our own, which follows a renumbering, or another law's, which does not."""

from __future__ import annotations

import pytest

from policypress.compare.text.citations import citations, masked


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("依照本法第十七条", [False]),
        (
            "依照本条例第十七条、第十八条第二款和第二十条",
            [False, False, False],
        ),
        ("依照第十七条", [False]),
        ("违反本法规定，依照刑法第二百条、第二百零一条处罚", [True, True]),
        ("依照《中华人民共和国公司法》第三条和本办法第五条", [True, False]),
        ("依照本法和刑法第二条", [True]),
        ("符合本措施第（九）条", [False]),
        ("条例第三条和本办法第五条", [True, False]),
        ("国家规定的第三条", [True]),
    ],
)
def test_a_citation_knows_whose_it_is(text, foreign):
    assert [cited.foreign for cited in citations(text)] == foreign


def test_a_citation_is_read_whole():
    (cited,) = citations("依照本法第十七条之一办理")
    assert (cited.text, cited.unit, cited.number) == (
        "第十七条之一",
        "条",
        (17, 1),
    )


def test_masked_texts_differ_only_in_citations():
    assert masked("依照第九条和第二十章") == masked("依照第十条之一和第三章")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("依据本措施（四）获得资助的", [(4,)]),
        ("依据本措施（一）、（三）和附则（二十五）", [(1,), (3,), (25,)]),
        ("本意见（二）第二款", [(2,)]),
        ("依照本办法第三条和本办法（五）", [(3,), (5,)]),
        # Items, an abbreviation and another text are no clauses of ours.
        ("符合前款（一）、（二）项", []),
        ("本条（一）项", []),
        ("本措施（以下简称措施）", []),
        ("（四）支持举办夜市", []),
    ],
)
def test_a_clause_numbered_in_brackets_is_cited_by_its_number_alone(
    text, numbers
):
    assert [cited.number for cited in citations(text)] == numbers


def test_masked_texts_differ_in_no_number_in_brackets():
    one = masked("依据本措施（四）、（五）获得资助的")
    assert one == masked("依据本措施（六）、（七）获得资助的")


@pytest.mark.parametrize(
    "name",
    [
        "民法典",
        "专利合作条约",
        "城镇规划编制规程",
        "建设工程规范",
        "企业会计准则",
        "国家标准",
        "发展规划纲要",
        "申报指南",
        "刑法修正案（十一）",
        "海牙议定书",
        "联合国宪章",
        "某某公告",
        "某院批复",
        "原合同",
        "补充协议",
        "附件",
        "附件2",
        "附表一",
    ],
)
def test_a_document_cited_without_marks_is_another_one(name: str) -> None:
    text = f"依照{name}第二条、第三条第一款的规定办理。"
    assert [one.foreign for one in citations(text)] == [True, True]


@pytest.mark.parametrize(
    "name",
    [
        "本规程",
        "本合同",
        "本办法",
        "本规范",
        "本方案",
        "合同",
        "依照",
        "本细则（试行）",
    ],
)
def test_the_text_itself_is_no_other(name: str) -> None:
    (found,) = citations(f"按{name}第二条的规定办理。")
    assert not found.foreign

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

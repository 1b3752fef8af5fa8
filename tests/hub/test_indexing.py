"""One search over several policies."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.hub.indexing import joined_index
from policypress.hub.member import Member
from policypress.portfolio import Facts
from policypress.site.search import Index, tables


def member(folder: str, label: str, page: str, absent: list[str]) -> Member:
    """A policy of one page, which lacks certain things."""
    index = Index()
    number = index.page("m/x.html", page, "指南", 1)
    index.add(number, "", "", f"给予{page}支持。")
    data = {
        **index.as_data(),
        **tables(index.text(), {"简称": (page,)}, [page]),
        "leads": [["老说法", "m/x.html"]],
        "questions": [["apply", ["怎么申请"], ""]],
        "answers": [
            ["apply", "怎么申请？", "faq.html#a", ["网上。"], [["全部", "index.html"]]],
        ],
        "absent": [[name, name, ""] for name in absent],
    }  # fmt: skip
    facts = Facts(folder, label, "青石区")
    made = Member(
        folder, label, "青石区", "", "both", "支持", "", 1, {}, data, {}, (), facts
    )  # fmt: skip
    return replace(made, index=data)


def test_pages_answers_and_words_of_all_stand_in_one_index():
    first = member("a", "手艺办法", "大赛奖励", ["租房补贴", "落户"])
    second = member("b", "安居办法", "租房补贴", ["落户"])
    joined = joined_index([first, second])
    assert [(row[0], row[4][0]) for row in joined["pages"]] == [
        ("a/m/x.html", "大赛奖励"),
        ("b/m/x.html", "租房补贴"),
    ]
    assert joined["texts"][1][0] == 1
    assert dict(joined["words"])["简称"] == ["大赛奖励", "租房补贴"]
    assert joined["leads"] == [
        ["老说法", "a/m/x.html"],
        ["老说法", "b/m/x.html"],
    ]
    # Each policy answers for itself; the patterns stand once.
    assert [row[1:3] for row in joined["answers"]] == [
        ["怎么申请？（手艺办法）", "a/faq.html#a"],
        ["怎么申请？（安居办法）", "b/faq.html#a"],
    ]
    assert len(joined["questions"]) == 1
    # What one of them has is not said to be missing.
    assert [row[0] for row in joined["absent"]] == ["落户"]
    assert set(joined["vocabulary"]) >= {"大赛奖励", "租房补贴"}
    assert "zu" in joined["syllables"] and "租" in joined["syllables"]


def test_no_policy_at_all_gives_an_empty_index():
    assert joined_index([])["pages"] == []

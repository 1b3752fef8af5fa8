"""A reviewer is told which citations of a clause or a chapter have to be looked at."""

from __future__ import annotations

from policypress.compare import compare, parse_text
from policypress.compare.changes import Change, ChangeSet
from policypress.compare.impact.broken_citation import name_of_clause
from policypress.compare.impact.citations import citation_impacts
from policypress.compare.text.tree import Line, Node, Tree
from tests.support.texts import changed

BASE = [
    "为了发展，制定本办法。",
    "获奖企业奖励十万元。",
    "申请人应当提交材料，依照第二条办理。",
    "违反第三条的，退回资金。",
]


def law(*clauses: str) -> str:
    """Clauses as a text, numbered."""
    return "\n".join(
        f"第{'一二三四五六七八'[n]}条　{text}"
        for n, text in enumerate(clauses)
    )


def impacts(old: str, new: str) -> list[tuple[str, str, str, str, str]]:
    """Clause, citation, state, message and former words of each impact."""
    return [
        (item.clause, item.said, item.state, item.message, item.was)
        for item in citation_impacts(changed(old, new))
    ]


def test_a_citation_that_followed_its_clause_is_told_apart_from_one_that_did_not():
    third = BASE[2].replace("第二条", "第三条")
    new = law(BASE[0], "新增的规定另行公布。", BASE[1], third, BASE[3])
    assert impacts(law(*BASE), new) == [
        (
            "第四条",
            "第三条",
            "followed",
            "原引第二条，条序调整后为第三条",
            "第二条",
        ),
        (
            "第五条",
            "第三条",
            "stale",
            "仍引第三条，原第三条现为第四条",
            "第三条",
        ),
    ]


def test_the_place_is_that_of_the_line_which_cites():
    new = law(BASE[0], "新增的规定另行公布。", *BASE[1:])
    texts = parse_text(law(*BASE), "旧").tree, parse_text(new, "新").tree
    first, second = citation_impacts(compare(*texts))
    assert (first.place.line, second.place.line) == (4, 5)


def test_a_citation_of_a_clause_that_is_gone_points_nowhere():
    old = law(*BASE, "末条，依照第五条。")
    assert impacts(old, law(*BASE[:2], "依照第九条处理。")) == [
        ("第三条", "第九条", "dangling", "引用的第九条已经没有", "")
    ]


def test_what_was_deleted_is_called_deleted():
    old = law(*BASE[:2], "本区的申请一并受理。", "依照第三条处理。")
    new = law(*BASE[:2], "依照第三条处理。", "名单应当公示，接受监督。")
    (found,) = impacts(old, new)
    assert found[2:4] == ("stale", "仍引第三条，原第三条已删去")
    shorter = law(*BASE[:2], "依照第四条处理。")
    longer = law(*BASE[:2], "依照第四条处理。", "名单应当公示，接受监督。")
    (found,) = impacts(longer, shorter)
    assert found[2:4] == ("dangling", "引用的第四条已经没有，原条已删去")


def test_a_clause_that_is_new_may_cite_whatever_is_there():
    new = law(*BASE, "依照第二条奖励的，一并公布。")
    assert impacts(law(*BASE), new) == []


def test_a_citation_that_still_means_the_same_is_not_listed():
    new = law(*BASE[:3], BASE[3].replace("退回", "限期退回"))
    assert impacts(law(*BASE), new) == []


def test_two_citations_of_one_clause_answer_to_two_of_the_old_text():
    both = "依照第二条申请的，按第二条办理。"
    new = law(
        "新增的规定另行公布。", *BASE[:2], both.replace("第二条", "第三条", 1)
    )
    found = impacts(law(*BASE[:2], both), new)
    assert [item[1:3] for item in found] == [
        ("第三条", "followed"),
        ("第二条", "stale"),
    ]


def test_another_law_keeps_its_numbers():
    foreign = "依照《专利法》第二条办理。"
    new = law("新增的规定另行公布。", *BASE[:2], foreign)
    assert impacts(law(*BASE[:2], foreign), new) == []


def chapters(*titles: str) -> str:
    """A text of chapters with a clause each; the last one cites the first chapter but one."""
    lines = []
    for index, title in enumerate(titles):
        number = "一二三四五"[index]
        lines.append(f"第{number}章 {title}")
        lines.append(f"第{number}条 {title}的事项由区局负责办理，另行公布。")
    return "\n".join(lines)


def test_chapters_are_cited_too():
    last = "\n第{}条 违反第二章规定的，退回资金。"
    old = chapters("总则", "奖励", "附则") + last.format("四")
    new = chapters("总则", "申请", "奖励", "附则") + last.format("五")
    assert impacts(old, new) == [
        (
            "第五条",
            "第二章",
            "stale",
            "仍引第二章，原第二章现为第三章",
            "第二章",
        )
    ]


def test_measures_are_cited_in_brackets():
    old = [
        "（一）甲。甲的，给予奖励。",
        "（二）乙。乙的，给予奖励。",
        "（三）兑现。符合第（二）条的，予以兑现。",
    ]
    new = ["（一）新设。新设机构的，给予补贴。"]
    for number, line in zip("二三四", old, strict=True):
        new.append(f"（{number}）{line[3:]}")
    found = impacts(
        "一、支持\n" + "\n".join(old), "一、支持\n" + "\n".join(new)
    )
    assert found == [
        (
            "第（四）条",
            "第（二）条",
            "stale",
            "仍引第（二）条，原第（二）条现为第（三）条",
            "第（二）条",
        )
    ]


def clause(text: str, number: int = 0, kind: str = "clause") -> Node:
    """A node made by hand; 0: it has no number."""
    line = Line("clause", text)
    return Node(
        kind, (line,), number=(number,) if number else (), heading=text[:2]
    )


def by_hand(*pairs: tuple[Node, Node]) -> ChangeSet:
    """A change set in which each old node became the new one."""
    changes = tuple(
        Change(f"c{index}", "clause", "修改", (), (old,), (new,), ())
        for index, (old, new) in enumerate(pairs)
    )
    old_tree = Tree("旧", tuple(old for old, _ in pairs))
    new_tree = Tree("新", tuple(new for _, new in pairs))
    return ChangeSet(old_tree, new_tree, changes, (), ())


def test_a_clause_that_lost_its_number_is_not_called_deleted():
    citing = clause("依照第二条办理。", 3)
    changes = by_hand((clause("奖励", 2), clause("奖励")), (citing, citing))
    (found,) = citation_impacts(changes)
    assert found.message == "引用的第二条已经没有，原第二条现没有条序"


def test_a_chapter_that_became_a_section_is_called_a_section():
    citing = clause("依照第二章办理。", 3)
    pair = (clause("奖励", 2, "chapter"), clause("奖励", 1, "section"))
    (found,) = citation_impacts(by_hand(pair, (citing, citing)))
    assert found.message == "引用的第二章已经没有，原第二章现为第一节"


def test_a_number_that_stands_twice_says_nothing():
    citing = clause("依照第二条办理。", 3)
    twice = (clause("奖励", 2), clause("奖励", 4))
    changes = by_hand(
        twice, (clause("补贴", 2), clause("补贴", 5)), (citing, citing)
    )
    (found,) = citation_impacts(changes)
    assert found.message == "引用的第二条已经没有，原条已删去"


def test_what_has_no_number_is_called_by_its_heading():
    assert name_of_clause(clause("奖励", 2)) == "第二条"
    assert name_of_clause(clause("奖励")) == "奖励"
    assert name_of_clause(Node("preamble")) == "正文"


def test_a_citation_more_than_the_old_text_had_answers_to_none():
    inserted = "新增的规定另行公布。"
    once = "依照第二条申请，另行办理。"
    twice = "依照第三条申请，按第三条办理。"
    new = law(inserted, *BASE[:2], twice)
    assert [item[2] for item in impacts(law(*BASE[:2], once), new)] == [
        "followed"
    ]
    unadjusted = law(inserted, *BASE[:2], twice.replace("第三条", "第二条"))
    found = impacts(law(*BASE[:2], once), unadjusted)
    assert [item[2] for item in found] == ["stale"]


def test_what_is_new_cites_the_new_numbers():
    inserted = "依照第三条奖励的，一并公布名单。"
    assert impacts(law(*BASE[:2]), law(inserted, *BASE[:2])) == []


def test_a_clause_that_was_split_or_merged_is_followed_as_far_as_it_goes():
    cited = clause("奖励", 2), clause("奖励", 3)
    first, second = clause("依照第二条申请。", 5), clause("按第二条办理。", 6)
    whole = clause("依照第二条申请。按第二条办理。", 5)

    def states(
        old: tuple[Node, ...], new: tuple[Node, ...]
    ) -> list[tuple[str, str]]:
        """Clause and state of each impact, of clauses that became others."""
        moved = Change(
            "m", "clause", "仅条序调整", (), cited[:1], cited[1:], ()
        )
        change = Change("c", "clause", "修改", (), old, new, ())
        added = Node("clause", number=(2,))
        sides = (
            Tree("旧", (*cited[:1], *old)),
            Tree("新", (added, *cited[1:], *new)),
        )
        found = citation_impacts(ChangeSet(*sides, (moved, change), (), ()))
        return [(item.clause, item.state) for item in found]

    assert states((whole,), (first, second)) == [
        ("第五条", "stale"),
        ("第六条", "stale"),
    ]
    assert states((first, second), (whole,)) == [("第五条", "stale")]
    assert states((first, second), (first, second)) == [
        ("第五条", "stale"),
        ("第六条", "stale"),
    ]


def test_a_citation_of_a_paragraph_has_its_place_and_its_former_words():
    old = "第一条 为了发展。\n第二条 甲获奖的奖励十万元。\n个人获奖的奖励五万元。\n第三条 依照第二条第二款申报。"
    new = old.replace("\n个人", "\n团体参赛的另行规定。\n个人")
    (found,) = citation_impacts(
        compare(parse_text(old, "旧").tree, parse_text(new, "新").tree)
    )
    assert (found.was, found.place.line) == ("第二条第二款", 5)

"""One replacement is told once, however its words are found: by themselves, or only with
the words beside them.
"""

from __future__ import annotations

import re
from collections import Counter

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from tests.support.texts import tree


def said(old: str, new: str) -> list[str]:
    """What the decision says, which must give the new text."""
    before, after = tree(old), tree(new)
    decision = amendment(compare(before, after))
    applied = apply(decision.text, before)
    assert not applied.findings
    assert [node.lines for node in applied.tree.nodes] == [
        node.lines for node in after.nodes
    ]
    return list(decision.lines[2:-2])


def told_twice(lines: list[str]) -> list[tuple[str, str]]:
    told: Counter[tuple[str, str]] = Counter()
    for line in lines:
        told.update(set(re.findall("“([^“”]+)”修改为“([^“”]+)”", line)))
    return [pair for pair, times in told.items() if times > 1]


def test_words_quoted_with_the_same_neighbours_are_told_once():
    first = "在食品生产过程中生产不合格食品的，依照本法处理，由主管部门登记，并且每年向社会公布一次结果，接受公众的监督。"
    old = f"第一条　{first}\n第二条　甲。\n第三条　乙。\n第四条　{first}另行规定。"
    new = old.replace("在食品生产过程", "在食品加工过程")
    lines = said(old, new)
    assert told_twice(lines) == []
    assert lines == [
        "一、将第一条、第四条中的“在食品生产过程中”修改为“在食品加工过程中”，共两处。"
    ]


def test_a_citation_that_follows_is_told_with_the_amended_clause_that_has_it():
    old = (
        "第一条　甲事项。\n第二条　乙事项。\n"
        "第三条　依照第二条的规定办理的，适用本办法，期限为十日。\n"
        "第四条　违反第二条的规定的，责令改正。"
    )
    new = (
        "第一条　甲事项。\n第二条　新增的事项。\n第三条　乙事项。\n"
        "第四条　依照第三条的规定办理的，适用本办法，期限为二十日。\n"
        "第五条　违反第三条的规定的，责令改正。"
    )
    assert told_twice(said(old, new)) == []


def test_a_name_of_two_words_is_not_cut_where_all_places_have_both():
    old = "\n".join(
        f"第{number}条　对{what}的主管人员和直接责任人员，给予处分。"
        for number, what in zip(
            "一二三", ("迟报", "漏报", "瞒报"), strict=True
        )
    )
    new = old.replace("主管人员和直接责任", "负责人员和其他责任")
    assert said(old, new) == [
        "一、将第一条、第二条、第三条中的“主管人员和直接责任人员”"
        "修改为“负责人员和其他责任人员”，共三处。"
    ]

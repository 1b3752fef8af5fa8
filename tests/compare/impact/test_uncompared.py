"""What was not compared as words is told with how many there are, and where."""

from __future__ import annotations

from policypress.compare.impact.uncompared import leftovers
from policypress.compare.text.tree import Tree, Uncompared
from policypress.findings import Place


def holding(*things: tuple[str, dict[int, str]]) -> Tree:
    """A text with things of these kinds: the line of each, and its content."""
    return Tree(
        "新.docx",
        (),
        uncompared=tuple(
            Uncompared(
                what,
                tuple(Place("新.docx", line, 1) for line in contents),
                tuple(contents.values()),
            )
            for what, contents in things
        ),
    )


def told(old: Tree, new: Tree) -> list[str]:
    return [one.sentence for one in leftovers(old, new)]


def test_the_same_things_are_the_same_wherever_they_stand():
    old = holding(("图片", {3: "a", 7: "b"}))
    new = holding(("图片", {4: "a", 9: "b"}))
    assert told(old, new) == ["图片 2 处，两个版本的内容相同"]


def test_what_differs_says_where_it_stands():
    old = holding(("图片", {3: "a", 7: "b"}))
    new = holding(("图片", {3: "a", 8: "c"}))
    assert told(old, new) == [
        "图片 2 处（第 3、8 段），内容有不同，没有作为文字比较"
    ]
    many = holding(("图片", dict.fromkeys(range(1, 7), "x")))
    assert told(old, many) == [
        "图片：旧 2 处、新 6 处（第 1、2、3、4、5 段等），内容有不同，没有作为文字比较"
    ]


def test_what_only_one_text_has_stands_where_it_has_it():
    some = holding(("公式", {5: "a"}), ("页眉", {0: "b"}))
    assert told(some, holding()) == [
        "公式：旧 1 处、新 0 处（第 5 段），内容有不同，没有作为文字比较",
        "页眉：旧 1 处、新 0 处，内容有不同，没有作为文字比较",
    ]
    assert told(holding(), some)[1] == (
        "页眉：旧 0 处、新 1 处，内容有不同，没有作为文字比较"
    )


def test_new_kinds_come_first_and_five_places_are_all_named():
    five = dict.fromkeys((1, 2, 3, 4, 5), "x")
    old = holding(("图片", {3: "a"}))
    new = holding(("公式", five), ("图片", {3: "a"}))
    assert told(old, new) == [
        "公式：旧 0 处、新 5 处（第 1、2、3、4、5 段），内容有不同，没有作为文字比较",
        "图片 1 处，两个版本的内容相同",
    ]

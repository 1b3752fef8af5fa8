"""Rows that came into a table of the text, or went, become rows of the source."""

from __future__ import annotations

from policypress.edit import Add, Edit, Insert, Remove
from policypress.review.proposal import Proposal
from policypress.review.refusals import TEMPLATE
from policypress.review.rows import settled
from policypress.review.structure import Gone, New
from policypress.word.marked import Change
from tests.support.proposals import at, basis_of_ours, datum

MORE = "supplementary.yaml"
TABLE = ("articles", "duty", "paragraphs", "third", "table")
TABLE_PATH = "supplementary#articles.duty.paragraphs.third.table"
LI, WU = Change("李四", "2026-11-28"), Change("吴六", "2026-11-28")


def came(behind: str, row: int, *cells: str, by: Change = LI) -> list[New]:
    """A row that came behind the cell that says something."""
    return [
        New(at(behind), words, (by,), (0, row, column))
        for column, words in enumerate(cells)
    ]


def proposed(gone: list[Gone], new: list[New]) -> list[Proposal]:
    found = list(settled(basis_of_ours(), gone, new))
    assert not [one for one in new if one.cell]
    return found


def test_rows_are_put_behind_the_one_they_stand_behind_the_last_first():
    new = [
        *came("每家一份", 2, "数字手艺", "每家三份"),
        *came("每家两份", 4, "民间手艺", "另行规定", by=WU),
        New(at("真实性"), "一段。", ()),
    ]
    rest = new[-1]
    assert proposed([], new) == [
        Proposal(
            "added",
            f"{TABLE_PATH}.rows.1",
            "",
            "民间手艺｜另行规定",
            (WU,),
            (
                Edit(
                    MORE, Insert((*TABLE, "rows"), 2, ["民间手艺", "另行规定"])
                ),
            ),
            numbers=(at("每家两份"),),
            printed=("民间手艺", "另行规定"),
        ),
        Proposal(
            "added",
            f"{TABLE_PATH}.rows.0",
            "",
            "数字手艺｜每家三份",
            (LI,),
            (
                Edit(
                    MORE, Insert((*TABLE, "rows"), 1, ["数字手艺", "每家三份"])
                ),
            ),
            numbers=(at("每家一份"),),
            printed=("数字手艺", "每家三份"),
        ),
    ]
    assert new == [rest]


def test_behind_the_heads_a_row_is_the_first_and_its_amounts_become_data():
    cells = [
        New(at("类别") + 1, "每家", (LI,), (0, 1, 1)),
        New(at("类别") + 1, "数字手艺 ", (LI,), (0, 1, 0)),
        New(at("类别") + 1, "5万元", (WU,), (0, 1, 1)),
    ]
    (one,) = proposed([], cells)
    assert (one.new, one.by) == ("数字手艺｜每家5万元", (LI, WU))
    row = ["数字手艺", "每家{{ facts.added_1 }}"]
    reason = "按李四、吴六的修改意见写入，依据待补"
    fact = datum("5万元")
    fact["basis"]["reason"] = reason
    assert one.node == f"{TABLE_PATH}.rows"
    assert one.steps == (
        Edit(MORE, Add(("articles", "duty", "facts"), "added_1", fact)),
        Edit(MORE, Insert((*TABLE, "rows"), 0, row)),
    )


def test_a_row_of_a_table_that_is_made_of_other_data_is_refused():
    new = [New(at("真实性"), "甲", (LI,), (3, 1, 0))]
    (one,) = proposed([], new)
    assert (one.kind, one.new, one.reason) == ("refused", "甲", TEMPLATE)
    assert one.printed == ("甲",)


def test_a_row_goes_when_all_that_it_says_went():
    first, second = at("传统手艺"), at("每家一份")
    both = [Gone(first, (LI,)), Gone(second, (WU,))]
    assert proposed(both, []) == [
        Proposal(
            "removed",
            f"{TABLE_PATH}.rows.0",
            "传统手艺｜每家一份",
            "",
            (LI, WU),
            (Edit(MORE, Remove((*TABLE, "rows", 0))),),
            numbers=(first, second),
        )
    ]
    (part,) = proposed([Gone(second, (LI,))], [])
    assert part.kind == "refused" and "只删去了一行中的几格" in part.reason
    assert part.numbers == (second,)
    (heads,) = proposed([Gone(at("类别"), ()), Gone(at("类别") + 1, ())], [])
    assert (heads.old, heads.reason) == ("类别｜标准", TEMPLATE)

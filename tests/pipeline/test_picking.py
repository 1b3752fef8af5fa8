"""Who picks what is not there is told so, and nothing is written."""

from __future__ import annotations

from policypress.edit import Edit, Put
from policypress.pipeline.picking import not_there, wanted
from policypress.review.proposal import Proposal
from policypress.word.marked import Change

STEP = Edit("a.yaml", Put(("x",), "甲"))


def made(author: str, *stretches: int, steps=(STEP,)) -> Proposal:
    """A proposal of somebody."""
    by = (Change(author),)
    one = Proposal("words", "x", "旧", "新", by, steps)
    one.stretches = frozenset(stretches)
    return one


def test_all_of_one_change_is_wanted_together():
    both = [made("李四", 1), made("李四", 1), made("吴六", 2)]
    assert wanted((1,), (), both) == both[:2]
    assert wanted((), ("吴六",), both) == both[2:]
    assert wanted((), (), both) == both


def test_a_number_or_a_name_that_is_not_there_is_told():
    all_of = [made("李四"), made("吴六", steps=())]
    (one,) = not_there((1, 7), (), all_of)
    assert one.message == "没有第7处，修改一共2处"
    (one,) = not_there((), ("赵七",), all_of)
    assert one.hint == "修改人有：李四、吴六"
    (one,) = not_there((2,), (), all_of)
    assert "不能改回或者不用改" in one.message
    (one,) = not_there((), ("赵七",), [made("")])
    assert "没有署名" in one.hint


def test_who_only_commented_is_there():
    assert not list(not_there((), ("赵七",), [made("李四")], ["赵七"]))
    assert not list(not_there((1,), (), [made("李四")]))
    assert not list(not_there((), (), []))

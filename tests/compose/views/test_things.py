"""An application form has a table for the things that are counted: rows that come again for
each of them, two questions a line."""

from __future__ import annotations

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from tests.support import small_policy as small

FIELDS = """\
things:
  stall:
    label: 展位
    ask: 租了哪些展位？一个填一行。
    unit: 个
    named: 摊位号
    most: MOST
    columns:
      area: {label: 面积, type: number, unit: 平方米}
      place: {label: 位置, type: choice, choices: {street: 临街, inside: 场内}}
      own: {label: 自有, type: yes_no}
      since: {label: 起租日期, type: date}
      goods: {label: 货品, type: choice, several: true, choices: {pots: 陶器, cloth: 布匹}}
"""
EVERY = """\
    conditions:
      all:
        all:
          area: {field: area, op: more_than, value: 0平方米}
          place: {field: place, op: is, value: street}
          own: {field: own, op: "no"}
          since: {field: since, op: at_least, value: 2020年1月1日}
          goods: {field: goods, op: is, value: pots}
        text: 符合规定
"""
ODD = """\
    conditions:
      both:
        all:
          own: {field: own, op: "no"}
          place: {field: place, op: is, value: street}
        text: 符合规定
"""
ONE = """\
    conditions:
      own: {field: own, op: "no", text: 非自有}
"""


@pytest.fixture
def tables(tmp_path):
    """The tables of the form for a measure that pays for each stall; at most so many."""

    def made(most: int, conditions: str = ""):
        fields = small.FILES["fields.yaml"] + FIELDS.replace("MOST", str(most))
        measure = small.edited(
            "measures/training.yaml",
            (
                "amount: {share: 50%, of: cost, called: 实际培训费用}",
                "for_each: stall\n    amount: {share: 50%, of: cost, called: 实际培训费用}",
            ),
            (
                "    limits: {cap",
                f"{conditions}    limits: {{cap",
            ),
        )
        policy = small.policy(tmp_path, {**measure, "fields.yaml": fields})
        view = Context(policy, Nodes()).measure_views["training"]
        return view.guide.things

    return made


def test_a_measure_without_things_has_no_such_table(tmp_path):
    view = Context(small.policy(tmp_path), Nodes()).measure_views["training"]
    assert view.guide.things == []


def test_an_empty_form_has_room_for_two_and_says_how_many_there_may_be(tables):
    (table,) = tables(50)
    assert list(table.places) == [1, 2]
    assert (table.most, table.unit) == (50, "个")
    assert table.rows == len(table.lines) == 3


def test_there_is_no_room_for_more_than_one_may_apply_for(tables):
    (table,) = tables(1)
    assert list(table.places) == [1]


def test_each_question_becomes_the_control_that_suits_it(tables):
    (table,) = tables(50)
    controls = {cell.id: cell.control for cell in table.cells}
    assert controls["area"].kind == "text"
    assert controls["area"].placeholder == "平方米"
    assert controls["place"].choices == ("临街", "场内")
    assert controls["own"].choices == ("是", "否")
    assert controls["since"].kind == "date"


def test_fields_of_a_thing_are_named_by_column_and_stand_in_each_row(tables):
    (table,) = tables(50)
    controls = [cell.control for cell in table.cells]
    names = [control.name for control in controls]
    assert len(set(names)) == len(names) == 6
    assert names[1] == "training.stall.area"
    assert all(control.repeats and control.asked for control in controls)


def test_two_questions_share_a_line_and_the_name_of_a_thing_comes_first(
    tables,
):
    (table,) = tables(50)
    assert [[cell.id for cell in line] for line in table.lines] == [
        ["named", "area"],
        ["place", "own"],
        ["since", "goods"],
    ]


def test_of_an_odd_number_the_name_has_a_line_of_its_own(tables):
    (table,) = tables(50, ODD)
    assert [len(line) for line in table.lines] == [1, 2]


def test_a_form_asks_only_what_its_measure_needs(tables):
    (table,) = tables(50, ONE)
    assert [cell.id for cell in table.cells] == ["named", "own"]
    (table,) = tables(50, EVERY)
    asked = ["named", "area", "place", "own", "since", "goods"]
    assert [cell.id for cell in table.cells] == asked


def test_several_choices_are_written_because_a_list_takes_one(tables):
    (table,) = tables(50)
    control = table.cells[-1].control
    assert (control.kind, control.choices) == ("text", ())
    assert control.placeholder == "陶器、布匹（可填几个，没有的填“无”）"


def test_what_is_given_for_each_says_so(tables, tmp_path):
    tables(50)
    policy = small.load(tmp_path / "policy").policy
    view = Context(policy, Nodes()).measure_views["training"]
    (support,) = view.supports
    lines = [str(line) for line in support.standard]
    assert lines[0].startswith("每个按")

"""Things of which an applicant has several: 专利, 贷款, 人员."""

from __future__ import annotations

from policypress.rules import (
    Scope,
    column,
    compare,
    compile_condition,
    compile_number,
    equals,
    exists,
    field,
    rows,
)

FIRST = equals({"column": "first"}, True)
COST = column("cost")


def reckon(expression, **answers):
    return compile_number(expression)(Scope(answers))[:2]


def test_sums_go_over_the_rows_that_meet_the_condition():
    patents = [
        {"first": True, "cost": 7},
        {"first": False, "cost": 90},
        {"first": True, "cost": "0.5"},
    ]
    total = rows("patent", sum=COST, where=FIRST)
    assert reckon(total, patent=patents) == (7.5, 7.5)
    assert reckon(rows("patent", greatest=COST), patent=patents) == (90, 90)
    number = rows("patent", count=True, where=FIRST)
    assert reckon(number, patent=patents) == (2, 2)


def test_a_row_of_which_it_is_not_known_whether_it_counts_may_give_nothing():
    patents = [{"cost": 7}, {"first": True, "cost": 3}]
    assert reckon(rows("patent", sum=COST, where=FIRST), patent=patents) == (
        3,
        10,
    )


def test_no_rows_are_not_the_same_as_no_answer():
    total = rows("patent", sum=COST)
    assert reckon(total, patent=[]) == (0, 0)
    assert reckon(total) == (0, None)


def test_a_table_that_is_not_answered_gives_no_more_than_its_rows_can():
    expression = rows("patent", sum=column("cost", most=10), most=4)
    assert reckon(expression) == (0, 40)
    assert reckon({**expression, "most_rows": 3}) == (0, 30)
    assert reckon({**expression, "most_rows": 9}) == (0, 40)
    assert reckon({**expression, "most_rows": field("n")}) == (0, 40)
    assert reckon({**expression, "most_rows": field("n")}, n=1) == (0, 10)
    assert reckon({**expression, "where": False}) == (0, 0)


def test_only_so_many_rows_are_paid_the_most_valuable_first():
    loans = [{"cost": cost} for cost in (5, 40, 20)]
    limited = rows("loan", sum=COST, most_rows=2)
    assert reckon(limited, loan=loans) == (60, 60)
    highest = rows("loan", greatest=COST, most_rows=field("n"))
    assert reckon(highest, loan=loans) == (0, 40)
    assert reckon(highest, loan=loans, n=0) == (0, 0)
    assert reckon(highest, loan=loans, n=1) == (40, 40)


def test_a_row_can_be_asked_for():
    decide = compile_condition(exists("loan", compare(COST, ">=", 10)))
    assert decide(Scope({"loan": [{"cost": 3}, {"cost": 10}]})) == "yes"
    assert decide(Scope({"loan": [{"cost": 3}, {}]})) == "unknown"
    assert decide(Scope({"loan": []})) == "no"
    assert decide(Scope({})) == "unknown"
    nobody = compile_condition(exists("loan", False))
    assert nobody(Scope({})) == "no"


def test_a_table_of_another_shape_counts_as_not_answered():
    total = rows("loan", sum=COST)
    assert reckon(total, loan="three") == (0, None)
    assert reckon(total, loan=[None, {"cost": 2}]) == (2, None)


def test_inside_a_row_a_column_is_that_of_the_row():
    reckoner = compile_number(column("cost"))
    scope = Scope({"cost": 1}, {"cost": 2})
    assert reckoner(scope).min == 2
    assert compile_number(field("cost"))(scope).min == 1

"""What makes an amount more than nothing, as far down as its shape tells."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.positive import negated, positive
from tests.support.hand_rules import column, field, yes

A, B = field("a"), field("b")
ROWS = {"rows": "item", "sum": column("cost")}


def fen(node: Any) -> Any:
    return {"compare": [node, ">=", "1/100"]}


def test_an_amount_is_something_where_what_it_is_made_of_is():
    assert positive(5) == fen(5)
    assert positive(A) == fen(A)
    assert positive({"step": A, "kind": "cap"}) == fen(A)
    assert positive({"sum": [A, B]}) == {"any": [fen(A), fen(B)]}
    assert positive({"greatest": [A, B]}) == {"any": [fen(A), fen(B)]}
    assert positive({"least": [A, B]}) == {"all": [fen(A), fen(B)]}


def test_a_table_a_difference_and_a_product_are_reckoned():
    for node in (ROWS, {"difference": [A, B]}, {"product": [A, "1/2"]}):
        assert positive(node) == fen(node)


def test_of_cases_one_has_to_hold_that_gives_something():
    first, second = yes("x"), yes("y")
    cases = [{"when": first, "then": A}, {"when": second, "then": B}]
    ways = [{"all": [first, fen(A)]}, {"all": [second, fen(B)]}]
    assert positive({"choose": cases, "otherwise": 0}) == {"any": ways}
    rest = {"all": [{"not": first}, {"not": second}, fen(7)]}
    assert positive({"choose": cases, "otherwise": 7}) == {
        "any": [*ways, rest]
    }


def test_what_does_not_hold_says_what_holds_instead():
    x, y, z = yes("x"), yes("y"), yes("z")
    assert negated(True) is False
    assert negated(x) == {"not": x}
    assert negated({"not": x}) == x
    both = [{"not": x}, {"not": y}]
    assert negated({"all": [x, y]}) == {"any": both}
    assert negated({"any": [x, y]}) == {"all": both}
    assert negated({"at_least": 2, "of": [x, y, z]}) == {
        "at_least": 2,
        "of": [*both, {"not": z}],
    }

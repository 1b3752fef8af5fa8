"""What is the same for everybody is reckoned while the rules are compiled."""

from __future__ import annotations

import pytest

from policypress.lists.compiling import layout, terms
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.facts import NUMBER
from policypress.lists.compiling.frontier import frontier
from policypress.lists.compiling.leaves import leaves
from policypress.lists.compiling.terms import Term, constant, when

KNOWN = terms.column("q:known", has_null=False)
OPEN = terms.column("q:open")
MONEY = terms.column("q:money", NUMBER, has_null=False, most=5000)
MAYBE = terms.column("q:maybe", NUMBER, most=5000)


def test_one_false_decides_and_true_changes_nothing() -> None:
    assert (OPEN & False).is_plainly(False)
    assert (OPEN & True) is OPEN
    assert (terms.unknown() | True).is_plainly(True)
    assert (terms.unknown() & OPEN).operation == "and"


def test_what_everybody_answered_is_never_asked_for() -> None:
    assert KNOWN.is_null().is_plainly(False)
    assert KNOWN.fill_null(True) is KNOWN
    assert OPEN.fill_null(True) is not OPEN


def test_a_limit_that_never_bears_costs_nothing() -> None:
    assert terms.smallest([MONEY, 6000]) is MONEY
    assert terms.smallest([MONEY, 4000]).operation == "smallest"
    assert terms.largest([MONEY, 0]) is MONEY


def test_a_limit_bears_for_who_has_not_answered() -> None:
    """Unknown ones are passed over: then the limit is the smallest."""
    assert terms.smallest([MAYBE, 6000]).operation == "smallest"


def test_bounds_tell_what_can_never_be() -> None:
    assert (MONEY > 5000).is_plainly(False)
    assert (MONEY <= 5000).is_plainly(True)
    assert (MAYBE > 5000).operation == "<"


def test_what_is_multiplied_and_divided_is_left_as_it_was() -> None:
    assert (MONEY * 100 // 100) is MONEY
    assert (MONEY * 2 // 200).parts[1].value == 100


def test_a_choice_between_conditions_is_no_choice() -> None:
    assert when(OPEN, 7, 7).value == 7
    assert when(KNOWN, True, False) is KNOWN
    assert when(OPEN, True, KNOWN).operation == "or"


def test_numbers_that_no_column_holds_are_refused() -> None:
    with pytest.raises(NotCompiledError):
        MONEY * 2**120 * 2**20


def test_what_follows_from_a_table_is_reckoned_where_it_has_rows() -> None:
    """For all others it is known: nothing."""
    paid = terms.column("c:paid", NUMBER, "patent", has_null=False, most=9)
    total = terms.gathered("patent", paid, "sum", 0, 100)
    given = when(KNOWN, total, 0)
    assert given.operation == "expand" and given.value == "patent"
    assert given.parts[0].home == "patent@"
    assert given.parts[1].value == 0
    assert given.most == 900
    more = given + 1
    assert more.operation == "expand" and more.parts[1].value == 1
    beside = given + MONEY
    assert beside.home == "" and beside.operation == "add"


def test_a_constant_has_no_home() -> None:
    found: Term = constant(3) + 4
    assert found.value == 7 and found.home == terms.ANYWHERE


def test_numbers_stay_small_under_a_limit_and_a_share() -> None:
    """The least of fen is that of yuan; a quarter in fen is 25 times, and no more."""
    capped = terms.smallest([MAYBE * 100, 2000_00])
    assert (capped.operation, capped.most) == ("multiply", 2000_00)
    assert (MONEY * 100 // 40).parts[0].most == 5000 * 5
    assert (MONEY * 100 // 4).most == 5000 * 25
    assert (MONEY * 3 // 4).parts[0].most == 5000 * 3


def test_a_few_constants_that_are_chosen_among_are_all_a_number_can_be() -> (
    None
):
    prize = when(OPEN, 100, when(KNOWN, 50, 20)) * 2
    assert leaves(prize) == {200, 100, 40}
    assert leaves(when(OPEN, MONEY, 1)) is None
    assert leaves(terms.unknown(NUMBER)) == frozenset()


def test_what_no_late_column_changes_is_known_before() -> None:
    late = terms.column("t:late", NUMBER, has_null=False, most=9)
    early = MONEY + MAYBE
    found = frontier([early * 3 + late, late, constant(1)], ("t:",))
    assert [one.operation for one in found] == ["multiply"]
    assert found[0].parts[0] is early


def test_a_floor_is_the_least_that_a_number_can_be() -> None:
    """What is less than nothing counts as nothing, and stays open where it was."""
    rest = MAYBE + -MONEY
    raised = when(rest < 0, 0, rest)
    assert (rest.least, raised.least, raised.has_null) == (-5000, 0, True)
    assert when(rest < 1, 0, rest).least == -5000


def test_not_nothing_is_more_than_nothing() -> None:
    found = ~MONEY.equals(0)
    assert (found.operation, found.parts[1]) == ("<", MONEY)
    assert (~MONEY.equals(1)).operation == "not"


def test_a_choice_that_is_told_twice_is_made_once() -> None:
    level = terms.column("q:level", NUMBER, most=3)
    first = level.equals(1)
    second = when(~level.equals(1), MAYBE, 9)
    assert when(first, 9, second) is second
    assert when(first, 8, second) is not second


PAID = terms.column("c:paid", NUMBER, "patent", most=9)
GOOD = terms.column("c:good", home="patent")
HAS_ROWS = layout.has_rows_term("patent")
UNANSWERED = layout.unanswered_term("patent")
ASKED = KNOWN & HAS_ROWS


def operations(term: Term) -> set[str]:
    """Everything that is done for a term."""
    found = {term.operation}
    for one in term.parts:
        found |= operations(one)
    return found


def test_rows_are_not_asked_for_beside_what_they_give() -> None:
    total = terms.gathered("patent", PAID, "sum", 0, 100)
    low = when(ASKED, when(UNANSWERED, 0, total), 0)
    assert not {"has rows", "unanswered"} & operations(low)
    high = when(~ASKED, 0, when(UNANSWERED, terms.unknown(NUMBER), total))
    assert "has rows" not in operations(high)
    some = terms.gathered("patent", GOOD, "any")
    holds = ASKED & when(UNANSWERED, terms.unknown(), some)
    assert "has rows" not in operations(holds)


def test_rows_are_asked_for_where_without_them_it_is_something() -> None:
    total = terms.gathered("patent", PAID, "sum", 0, 100)
    assert "has rows" in operations(when(ASKED, total + 1, 0))
    assert "has rows" in operations(when(~ASKED, 0, total + 1))
    assert "has rows" in operations(when(ASKED, total, 7))
    some = terms.gathered("patent", GOOD, "any")
    assert "has rows" in operations(ASKED & ~some)
    assert "has rows" in operations(ASKED & when(UNANSWERED, True, some))

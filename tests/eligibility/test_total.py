"""What all measures come to together, where limits of the policy meet those of measures;
each reckoned by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random
from types import SimpleNamespace

from policypress.eligibility.blocks import Block, Ends, total
from policypress.eligibility.combine import combined
from policypress.eligibility.engine import evaluate
from policypress.eligibility.operation import Operation
from policypress.eligibility.operations import in_order
from policypress.eligibility.pile import Pile
from policypress.eligibility.result import Range
from policypress.rules import Scope
from policypress.rules.ranges import exactly
from tests.support.hand_rules import (
    Rule,
    column,
    field,
    limit,
    measure,
    question,
    rules,
    support,
    thing,
)


def paid(policy: Rule, **answers: object) -> Range:
    return evaluate(policy, answers, advice=False).amount


def test_a_limit_of_a_support_that_another_beats_does_not_bear():
    """The highest is what projects bring (9). The limit is about the prize (5) and
    grants (3 and 1), of which the grants alone are left. So much is certain, though the
    two rules cross: somebody else might choose the prize."""
    policy = rules(
        measure(
            "award",
            support("prize", 5),
            support("projects", column("cost"), for_each="project"),
            highest=[["prize", "projects"]],
        ),
        measure("grant", support("help", 3), support("more", 1)),
        things=(thing("project", question("cost", "money")),),
        limits=(limit(6, of=["award.prize", "grant"]),),
    )
    assert paid(policy, project=[{"cost": 9}]).min == 13


def test_what_is_paid_at_least_is_cut_to_the_fen_where_the_most_is_whole():
    """A third of ten yuan, or seven: it is not known yet."""
    case = {"when": {"is": field("b"), "value": True}, "then": "10/3"}
    policy = rules(
        measure("m", support("s", {"choose": [case], "otherwise": 7})),
        questions=(question("b"),),
    )
    found = evaluate(policy, {}, advice=False).measures[0].supports[0]
    assert found.amount == Range(Fraction(333, 100), 7)


def test_the_highest_is_looked_for_when_it_is_known_how_many_rows_count():
    """Projects bring 4 and 3, of which one counts: the prize (5) is more."""
    projects = support(
        "projects",
        column("cost"),
        for_each="project",
        limits=[limit(count=1)],
    )
    policy = rules(
        measure(
            "award",
            support("prize", 5),
            projects,
            highest=[["prize", "projects"]],
        ),
        things=(thing("project", question("cost", "money")),),
    )
    assert paid(policy, project=[{"cost": 4}, {"cost": 3}]) == exactly(5)


def test_a_number_of_rows_over_two_measures_comes_after_their_limits_of_rows():
    """A project of the first measure brings 7 at most: 7, 7 and 0; of the second 0,
    0 and 6. Two projects count in all: 14."""
    policy = rules(
        measure(
            "first",
            support("one", column("cost"), for_each="project"),
            limits=[limit(7, scope="row")],
        ),
        measure(
            "second",
            support("one", column("spent"), for_each="project"),
        ),
        things=(
            thing(
                "project",
                question("cost", "money"),
                question("spent", "money"),
            ),
        ),
        limits=(limit(count=2),),
    )
    projects = [
        {"cost": 8, "spent": 0},
        {"cost": 7, "spent": 0},
        {"cost": 0, "spent": 6},
    ]
    assert paid(policy, project=projects) == exactly(14)


def test_a_limit_over_some_comes_before_that_of_a_measure():
    """Two supports of two measures bring 6 + 9, cut to 8 together: the larger is
    paid as far as it goes. The first measure then has 6 + 1, which its own limit of 11
    leaves alone: 8 + 7."""
    policy = rules(
        measure(
            "first",
            support("one", 6),
            support("two", 6),
            support("three", 1),
            limits=[limit(11)],
        ),
        measure("second", support("one", 9)),
        limits=(limit(8, of=["first.one", "second.one"]),),
    )
    assert paid(policy) == exactly(15)


def test_a_measure_without_limits_of_its_own_is_added_to_the_others():
    policy = rules(
        measure("one", support("a", 3), limits=[limit(2)]),
        measure("two", support("a", 5)),
        limits=(limit(100),),
    )
    assert paid(policy) == exactly(7)


def test_what_a_shared_question_draws_together_stays_so_under_a_limit():
    """One answer opens either support, never both: at most 7, not 12."""
    choices = {"a": "甲", "b": "乙"}
    opened = {key: {"is": field("level"), "value": key} for key in ("a", "b")}
    policy = rules(
        measure(
            "award",
            support("one", 5, conditions={"x": opened["a"]}),
            support("two", 7, conditions={"x": opened["b"]}),
        ),
        measure("grant", support("help", 4)),
        questions=(question("level", "choice", choices=choices),),
        limits=(limit(100),),
    )
    assert paid(policy) == Range(9, 11)


def prizes(*rows: tuple[int, int], number: int = 1) -> Range:
    """A national prize and one of the city, of which so many are paid; of one work only
    the higher. rows: both of each work."""
    policy = rules(
        measure(
            "awards",
            support("national", column("national"), for_each="work"),
            support(
                "city",
                column("city"),
                for_each="work",
                limits=(limit(None, count=number),),
            ),
            highest=[["national", "city"]],
        ),
        things=(
            thing("work", question("national", "money"), question("city", "money")),
        ),
    )  # fmt: skip
    works = [{"national": one, "city": other} for one, other in rows]
    return paid(policy, work=works)


def test_a_row_paid_as_something_else_takes_no_place_of_a_number_of_rows():
    assert prizes((100, 20), (0, 20), (0, 20)) == Range(120, 120)
    assert prizes((20, 20), (0, 20), (0, 15)) == Range(40, 40)
    assert prizes((100, 20), (0, 20), number=0) == Range(100, 100)


def test_what_a_row_beyond_the_number_falls_back_to_is_not_said():
    """30 and 20 of the city, one is paid: the other work may still bring 10."""
    found = prizes((10, 30), (10, 20))
    assert (found.min, found.max) == (30, 40)
    assert found.undecided == ("几项限额相互交叉",)


def test_the_most_is_what_the_best_choice_of_each_row_gives():
    chance = Random(3)
    for _ in range(60):
        rows = [
            (chance.choice([0, 5, 20]), chance.choice([0, 8, 20]))
            for _ in range(chance.randint(0, 4))
        ]
        number = chance.randint(0, 3)
        choices = [
            chosen
            for chosen in product((0, 1), repeat=len(rows))
            if sum(chosen) <= number
        ]
        best = max(
            sum(row[at] for row, at in zip(rows, chosen, strict=True))
            for chosen in choices
        )
        found = prizes(*rows, number=number)
        assert found.max == best and (found.min or 0) <= best, rows
        is_plain = all(one == 0 or one >= other for one, other in rows)
        assert not is_plain or found.min == best, rows


def test_the_pile_gives_what_all_payments_in_one_list_give():
    chance = Random(12)
    for _ in range(400):
        ends, names = payments(chance)
        things = [SimpleNamespace(name=one, thing="patent") for one in names]
        some = [an_operation(chance, names) for _ in range(5)]
        listed = in_order(some, things)
        pile = Pile()
        for one in ends:
            pile.put(one)
        for operation in listed:
            pile.carry_out(operation, lambda row: Scope({}), None)
        low = [block for one in ends for block in one.low]
        high = [block for one in ends for block in one.high]
        is_settled = all(one.low is one.high for one in ends)
        whole = Ends(low, low if is_settled else high)
        assert pile.total() == total(
            combined(whole, listed, lambda row: Scope({}))
        )


def payments(chance: Random) -> tuple[list[Ends], list[str]]:
    """What a few supports pay; one in three has an answer missing."""
    names = [f"m.{at}" for at in range(chance.randint(2, 6))]
    found = []
    for name in names:
        of = frozenset([name])
        table = chance.choice(["patent", "loan"])
        rows = [(table, at) for at in range(chance.randint(0, 3))]
        low = [Block(of, row, chance.randint(1, 9)) for row in rows]
        high = low
        if chance.random() < 0.3:
            high = [one._replace(amount=one.amount + 2) for one in low]
        found.append(Ends(low, high))
    return found, names


def an_operation(chance: Random, names: list[str]) -> Operation:
    """Something that combines the payments of some supports."""
    some = chance.sample(names, chance.randint(1, len(names)))
    of = frozenset(some)
    kind = chance.choice(["highest_row", "cap_row", "count", "highest", "cap"])
    if kind in ("highest_row", "highest"):
        return Operation(kind, of)
    number = exactly(chance.randint(1, 12 if kind == "cap" else 3))
    return Operation(kind, of, lambda scope: number)

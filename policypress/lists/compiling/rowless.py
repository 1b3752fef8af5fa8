"""What a table comes to where it has no rows (没有行的表). Nothing can come of it, so whether
there are rows need not be asked where it is asked besides what they give."""

from __future__ import annotations

from policypress.lists.compiling.terms import Term


def is_nothing(one: Term) -> bool:
    """Whether a number is 0 for whoever has no rows, answered or not: what rows give, times
    a number, or under a condition."""
    if one.operation == "multiply" and one.parts[1].is_constant:
        return is_nothing(one.parts[0])
    if one.operation == "when":
        return all(
            _is_zero(each) or is_nothing(each) for each in one.parts[1:]
        )
    return one.operation == "gather" and one.value[1] in (
        "sum",
        "first",
        "max",
    )


def is_nothing_or_open(one: Term) -> bool:
    """The same but for those who have not answered the table."""
    if one.operation == "multiply" and one.parts[1].is_constant:
        return is_nothing_or_open(one.parts[0])
    if one.operation == "when" and one.parts[0].operation == "unanswered":
        return is_nothing(one.parts[2])
    return is_nothing(one)


def is_never(one: Term) -> bool:
    """Whether a condition holds for nobody without rows: it is unknown, or no, of who has not
    answered, and no of all others."""
    if one.operation == "and":
        return any(is_never(each) for each in one.parts)
    if one.operation == "when" and one.parts[0].operation == "unanswered":
        _, then, some = one.parts
        return not (then.is_constant and then.value) and is_never(some)
    return one.operation == "gather" and one.value[1] in ("any", "none")


def is_zero_of_unanswered(holds: Term, one: Term, other: Term) -> bool:
    """Whether 0 is chosen for who has not answered, which the rows give anyway."""
    return (
        holds.operation == "unanswered" and _is_zero(one) and is_nothing(other)
    )


def _is_zero(one: Term) -> bool:
    """Whether it is 0 for everybody."""
    return one.is_constant and one.value == 0


def without_rows(holds: Term) -> Term | None:
    """A condition without the part that there are rows; None where that is not asked, or
    nothing else."""
    if holds.operation != "and":
        return None
    one, other = holds.parts
    for mine, theirs in ((one, other), (other, one)):
        if mine.operation == "has rows":
            return theirs
        less = without_rows(mine)
        if less is not None:
            return less & theirs
    return None

"""Where what is known ends and what comes later begins (已知与待算的分界)."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.lists.compiling.terms import Term


def frontier(terms: Iterable[Term], late: tuple[str, ...]) -> list[Term]:
    """The largest parts of some terms that no late column changes, among the applicants.
    late: how the names of columns begin that are not there yet."""
    waiting = list(terms)
    waits: dict[int, bool] = {}
    found: dict[int, Term] = {}
    seen: set[int] = set()
    while waiting:
        term = waiting.pop()
        if id(term) in seen or term.is_constant:
            continue
        seen.add(id(term))
        is_of_applicants = term.home == "" and term.operation != "column"
        if is_of_applicants and not _waits(term, late, waits):
            found[id(term)] = term
        else:
            waiting += term.parts
    return list(found.values())


def _waits(term: Term, late: tuple[str, ...], known: dict[int, bool]) -> bool:
    """Whether a term is made of a late column. known: of terms, by their ids."""
    if id(term) not in known:
        if term.operation == "column":
            known[id(term)] = str(term.value).startswith(late)
        else:
            known[id(term)] = any(
                _waits(one, late, known) for one in term.parts
            )
    return known[id(term)]

"""The situations of one support (各种情形): what tells them apart, and what they share."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.importing.lifting import NoModel
from policypress.importing.supports.given import Grant

# Whom and when a ceiling is for → the period of a limit.
PERIODS = {"applicant-year": "year", "applicant-total": "ever"}


def situations_of(grants: Sequence[Grant]) -> list[str]:
    """What each amount is for. Raises NoModel where one says nothing, or what another
    says."""
    situations = [one.situation for one in grants]
    if not all(situations):
        raise NoModel("情形不明")
    if len(set(situations)) < len(situations):
        raise NoModel("情形重复")
    return situations


def refuse_own_limits(grants: Sequence[Grant]) -> None:
    """Raise NoModel where situations have different ceilings of a year: a limit holds
    for a whole support."""
    bounded = [one for one in grants if one.cap and is_limit(one)]
    caps = {one.cap.value for one in bounded if one.cap}
    if len(caps) > 1 or 0 < len(bounded) < len(grants):
        raise NoModel("各种情形的年度限额不同")


def is_limit(grant: Grant) -> bool:
    """Whether a ceiling is one of the support, and not of its amount."""
    return grant.cap_scope in PERIODS

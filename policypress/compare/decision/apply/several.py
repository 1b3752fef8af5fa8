"""Several places restated in one quotation (将第二款、第三款修改为：…): as many paragraphs, or
条, are quoted as places are named.
"""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.new_lines import counted_lines
from policypress.compare.decision.apply.paragraphs import replace_line
from policypress.compare.decision.apply.quotes import decoded
from policypress.compare.decision.apply.verbs import Replace, ReplaceSeveral
from policypress.compare.decision.apply.whole_units import replace_unit
from policypress.compare.decision.apply.work import Work
from policypress.compare.text import numbers as ordinals

_HINT = "每一条、款、项引一段，或者分开写成几项修改。"


def replace_several(
    work: Work,
    operation: ReplaceSeveral,
) -> None:
    """Each place by its part of the quotation, in the order in which they are named."""
    spots = [work.spot(target, operation) for target in operation.targets]
    found = [spot for spot in spots if spot]
    if len(found) < len(spots):
        return
    groups = _groups(operation.quote, found[0].sort)
    if len(groups) != len(spots):
        message = f"写明修改{len(spots)}处，引文里有{len(groups)}处的文字。"
        work.fault("replacement-count", message, operation, _HINT)
        return
    for spot, target, quote in zip(
        found,
        operation.targets,
        groups,
        strict=True,
    ):
        one = Replace(operation.line, target, tuple(quote))
        _replace_one(work, one, spot)


def _replace_one(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """One of the places."""
    if spot.line is None:
        replace_unit(work, operation, spot)
    else:
        replace_line(work, operation, spot)


def _groups(
    quote: Sequence[str],
    sort: str,
) -> list[list[str]]:
    """The quoted paragraphs of each place; [] where they cannot be told apart."""
    lines = decoded(quote)
    if len(lines) != len(quote):
        return []  # rows of a table stand between them
    if sort == "条":
        opens = [bool(ordinals.article(text)) for text in quote]
        starts = [index for index, is_one in enumerate(opens) if is_one]
    else:
        starts = counted_lines(lines, sort)
    if not starts or starts[0] != 0:
        return []
    ends = [*starts[1:], len(quote)]
    return [
        list(quote[start:end]) for start, end in zip(starts, ends, strict=True)
    ]

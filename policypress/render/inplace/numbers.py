"""Numbers that Word gives (自动编号) and that come out otherwise than the new
text has them.

They cannot be marked: Word counts them. The words of the line are marked, and
the number is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policypress.render.inplace.marking import Expected, Printed, Told

# A number as Word gives one, and what may follow its numerals.
_NUMERALS = (
    "0-9０-９一二三四五六七八九十百千零〇○壹贰叁肆伍陆柒捌玖拾①-⑳a-zA-Z"
)
_ENDS = "编章节条款项目、.．）)之\\s"
_NUMBER = re.compile(f"(?:[（(第]*[{_NUMERALS}]+[{_ENDS}]*)*")
_TAIL = re.compile(f"[{_ENDS}]*")
_REASON = "自动编号，Word 自行编排"


def told_numbers(
    read: Sequence[Printed],
    expected: Sequence[Expected],
) -> list[Told]:
    """The numbers that differ, told; what is expected is then what Word shows.

    read: the lines as they are with all changes accepted.
    """
    from policypress.render.inplace.marking import Told

    found = []
    if len(read) != len(expected):
        return []
    for shown, one in zip(read, expected, strict=True):
        if isinstance(shown, tuple) or isinstance(one.printed, tuple):
            continue
        if shown == one.printed:
            continue
        number, wanted = _heads(shown, one.printed)
        if _NUMBER.fullmatch(number) and _NUMBER.fullmatch(wanted):
            told = Told(
                one.place,
                one.change,
                number.strip(),
                wanted.strip(),
                _REASON,
            )
            found.append(told)
            one.printed = shown
    return found


def _heads(one: str, other: str) -> tuple[str, str]:
    """What two lines begin with before they say the same, up to the end of
    their numbers.
    """
    same = 0
    while same < min(len(one), len(other)):
        if one[-1 - same] != other[-1 - same]:
            break
        same += 1
    start = len(one) - same
    end = _TAIL.match(one, start)
    assert end is not None
    more = end.end() - start
    return one[: start + more], other[: len(other) - same + more]

"""Lists that stand below a heading (标题下的各项): 申请条件, and below it （一） to （五）."""

from __future__ import annotations

import re

from policypress.lint.paper import Paper
from policypress.lint.rules._values import value_of

_HAN = "[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(
    f"[ \u3000]*(?P<open>[（(]?)(?P<number>[0-9]{{1,2}}|{_HAN})(?P<close>[）)、.．]+)"
)
_LABELLED = re.compile(
    f"^[ \u3000]*(?:第{_HAN}[章条部分]+[ \u3000]*|[（(]?(?:[0-9]{{1,2}}|{_HAN})[）)、.．]+)"
)
_MARKS = " \u3000【】[]：:"
_LONGEST = 12  # characters of a heading
_MOST = 60  # lines of a section


def items_below(paper: Paper, name: str, at: int, is_above: bool) -> int:
    """How many items stand below the only heading with such a name; 0 where there is no such
    heading, or more than one, or no plain list below it. at: the passage that cites it;
    is_above: whether the nearest heading above is meant that ends with the name."""
    heads = [
        index
        for index, passage in enumerate(paper.passages)
        if passage.level != "cell"
        and _is_head(paper.line_of(passage), name, is_above)
    ]
    if is_above:
        heads = [index for index in heads if index < at][-1:]
    return _count(paper, heads[0]) if len(heads) == 1 else 0


def _is_head(line: str, name: str, is_end: bool) -> bool:
    """Whether a line is a heading of that name, or one that ends with it."""
    words = _LABELLED.sub("", line, count=1).strip(_MARKS)
    if len(words) > _LONGEST:
        return False
    return words.endswith(name) if is_end else words == name


def _count(paper: Paper, head: int) -> int:
    """The number of the last item below a heading; 0 where the first is not 1, one number
    comes twice."""
    kind, last = ("", False, ""), 0
    nested: set[tuple[str, bool, str]] = set()
    for index in range(head + 1, min(head + _MOST, len(paper.passages))):
        line = paper.line_of(paper.passages[index])
        item = _ITEM.match(line)
        if item is None:
            if len(line.strip()) <= _LONGEST and not line.rstrip().endswith(
                ("。", "；", "：")
            ):
                break
            continue
        number, own = value_of(item["number"]), _kind(item)
        if not last and number != 1:
            return 0
        kind = kind if last else own
        if own == kind:
            if number <= last:
                return 0
            last = number
        elif number == 1:
            nested.add(own)
        elif own not in nested:
            break
    return last


def _kind(item: re.Match[str]) -> tuple[str, bool, str]:
    """Of what kind the number of an item is."""
    return item["open"], item["number"].isdigit(), item["close"]

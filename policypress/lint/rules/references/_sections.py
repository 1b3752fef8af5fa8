"""Lists that stand below a heading (标题下的各项): 申请条件, and below it （一） to （五）."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# of what kind the number of an item is: its marks, and whether it is in digits
_Kind = tuple[str, bool, str]
_NO_KIND: _Kind = ("", False, "")


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
    """The number of the last item below a heading; 0 where the first is not 1, or one number
    comes twice. Items of another kind that begin with 1 are parts of an item."""
    items = _items(paper, head)
    last, kind = next(items, (0, _NO_KIND))
    if last != 1:
        return 0
    nested: set[_Kind] = set()
    for number, own in items:
        if own == kind:
            if number <= last:
                return 0
            last = number
        elif number == 1:
            nested.add(own)
        elif own not in nested:
            break
    return last


def _items(paper: Paper, head: int) -> Iterator[tuple[int, _Kind]]:
    """The number and the kind of each item below a heading, as far as the next heading."""
    for passage in paper.passages[head + 1 : head + _MOST]:
        line = paper.line_of(passage)
        item = _ITEM.match(line)
        if item is not None:
            yield value_of(item["number"]), _kind(item)
        elif _may_be_head(line):
            return


def _may_be_head(line: str) -> bool:
    """Whether a line may be a heading: it is short, and no sentence."""
    is_short = len(line.strip()) <= _LONGEST
    return is_short and not line.rstrip().endswith(("。", "；", "："))


def _kind(item: re.Match[str]) -> _Kind:
    """Of what kind the number of an item is."""
    return item["open"], item["number"].isdigit(), item["close"]

"""条号、章号、项号跳号或者重号：第七条之后是第九条。

检查：编、章、节、条、一、（一）、1.、（1）各级序号是否从头连续；“第十条之一”这样的插入条算连续，全文连续编号的章节、措施算连续；第一条的条号就很大的是节选，只作警告；引文、表格、目录和修改决定不查。
为什么：跳号、重号使引用指错地方，也说明稿子漏了或者多了内容。
不好：第七条……第九条……
好：第七条……第八条……
来源：立法技术规范（试行）（一）关于条文序号；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.compare.text.tree import clauses
from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.ordinals._labels import KINDS, Kind, Label, labels

RULE = Rule(
    code="OR-05",
    name="broken-sequence",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    # A note cites clauses at the beginning of its lines.
    genres=EVERY - {"decision", "table", "note"},
)
# Not 第（二）项, （一）（三）项, 和（四）.
_INLINE = re.compile(
    "(?<=[：；，。])（([一二三四五六七八九十]{1,3})）(?![（、和至或项目])"
)
_FIRST_IS = re.compile(
    "(?<=[：；，。])([一二三四五六七八九十]{1,2})是(?![否不])"
)
# Where the first of these is not one, something before it is lost; a list of items may
# be an excerpt.
_FROM_ONE = ("part", "chapter", "一、")
_BELOW = 3  # place of the kinds that stand below a 条
_MOST = 3  # lists within lists of one kind
_LOW = re.compile(
    r"[（(](?P<low>[0-9]{1,2})[）)]|(?P<point>[0-9]{1,2})[.．、](?![0-9])"
)
_POINT = re.compile("[0-9]{1,2}[.．、]")
Number = tuple[int, ...]
_NONE: Number = (0,)
_EXCERPT = 2  # number of a first 条 above which a text begins somewhere within another


class _Row:
    """A row of ordinals of one kind while a text is read."""

    def __init__(self) -> None:
        self.last = 0  # 0 = none yet
        self.is_begun = False
        self.suspended: list[int] = []

    def restart(self) -> None:
        """A label of a higher kind came: the next is one, or runs on."""
        self.is_begun = False
        self.suspended.clear()

    def takes(self, number: int) -> bool:
        """Whether a number may come next, which it then is."""
        fits = number in (1, self.last + 1)
        if not fits and number - 1 in self.suspended:
            at = self.suspended.index(number - 1)
            del self.suspended[at:]
            fits = True
        elif number == 1 and self.is_begun:
            self.suspended = [*self.suspended, self.last][-_MOST:]
        self.last = number
        self.is_begun = True
        return fits


def find(paper: Paper) -> Iterator[Hit]:
    """Each label whose number does not follow the one before."""
    hits = [
        *_in_line(paper),
        *_first_is(paper),
        *_loose(paper),
        *_loose_twice(paper),
    ]
    if len(paper.passages) > 1:  # one line is an excerpt, whatever its number
        hits += [*_clauses(paper), *_lines(paper)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _lines(paper: Paper) -> Iterator[Hit]:
    """The rows of all kinds but 条."""
    rows = {kind: _Row() for kind in KINDS}
    before: Label | None = None
    for label in labels(paper):
        if not label.number:
            continue  # 三七、二冬等药材 is no number
        row = rows[label.kind]
        if label.passage.part == "contents":
            # The first part is at times read as the last line of the contents.
            row.last = label.number
            continue
        if not label.is_sure and label.number not in (1, row.last + 1):
            continue
        _restart(rows, label)
        is_twice = _is_twice(before, label) or _begins_anew(
            paper, before, label
        )
        is_first = row.last == 0
        if not _fits(row, label) or is_twice:
            yield _out_of_row(paper, label, is_twice, is_first)
        before = label


def _out_of_row(
    paper: Paper,
    label: Label,
    is_twice: bool,
    is_first: bool,
) -> Hit:
    """A label that does not go on with its row: a warning where it is the first one of an
    excerpt."""
    hit = _hit(paper, label.start, label.end, is_twice)
    is_cut = is_first and _begins_within(paper)
    return replace(hit, severity="warning" if is_cut else None)


def _begins_within(paper: Paper) -> bool:
    """Whether the first 条 of a text says that it is the rest of another."""
    numbers = (node.number for node in clauses(paper.tree) if node.number)
    return next(numbers, _NONE)[0] > _EXCERPT


def _fits(row: _Row, label: Label) -> bool:
    """Whether a label goes on with the row of its kind, or may begin it. The row takes it
    either way."""
    may_begin = row.last == 0 and label.kind not in _FROM_ONE
    return row.takes(label.number) or may_begin


def _in_line(paper: Paper) -> Iterator[Hit]:
    """（一）……；（三）…… within one line: a warning, since a line may cite them."""
    for passage in paper.passages:
        if passage.level == "cell" or passage.part == "contents":
            continue
        line = paper.text[passage.words : passage.end]
        found = list(_INLINE.finditer(line)) if "（一）" in line else []
        numbers = [value_of(one[1]) for one in found]
        for at in range(1, len(numbers)):
            if numbers[0] == 1 and numbers[at] > numbers[at - 1] + 1:
                start = passage.words + found[at].start()
                end = passage.words + found[at].end()
                hit = _hit(paper, start, end, False)
                yield replace(hit, severity="warning")
                break


def _first_is(paper: Paper) -> Iterator[Hit]:
    """一是……，二是……，二是……: a warning, since a row may begin within another."""
    last, line = 0, -1
    for found in paper.search(_FIRST_IS):
        number = value_of(found[1])
        here = paper.index_at(found.start())
        if here == line and number not in (1, last + 1):
            hit = _hit(paper, *found.span(1), number == last)
            yield replace(hit, severity="warning")
        last, line = number, here


def _loose(paper: Paper) -> Iterator[Hit]:
    """（3） and （5） in lines one below the other on a page without structure, of which
    nothing says where a list begins: a warning."""
    before: tuple[str, int] | None = None
    for passage in paper.passages:
        found = _LOW.match(paper.text, passage.start, passage.end)
        is_loose = passage.part == "preamble" and passage.level != "cell"
        if found is None or not is_loose:
            before = None
            continue
        form = "（）" if found["low"] else "."
        number = int(found["low"] or found["point"])
        if before and before[0] == form and number > before[1] + 1:
            hit = _hit(paper, *found.span(), False)
            yield replace(hit, severity="warning")
        before = form, number


def _loose_twice(paper: Paper) -> Iterator[Hit]:
    """2. 3. 3. on a page without structure, with no other ordinal between: the lines
    between them run on from one line to the next."""
    row: list[tuple[str, int]] = []
    for passage in paper.passages:
        if passage.part != "preamble" or passage.level == "cell":
            row = []
            continue
        found = _LOW.match(paper.text, passage.start, passage.end)
        if found is None:
            # 1．2020年 may be an ordinal too, which begins a list of its own.
            doubtful = _POINT.match(paper.text, passage.start, passage.end)
            row = [] if doubtful else row
            continue
        form = found[0].replace(found["low"] or found["point"], "1")
        number = int(found["low"] or found["point"])
        if row[-2:] == [(form, number - 1), (form, number)]:
            hit = _hit(paper, *found.span(), True)
            yield replace(hit, severity="warning")
        row = [*row[-1:], (form, number)]


def _restart(rows: dict[Kind, _Row], label: Label) -> None:
    """Begins the rows anew that stand below a label, or below the 条 before it."""
    first = KINDS.index(label.kind) + 1
    kinds = [*KINDS[first:], *(KINDS[_BELOW:] if label.after_clause else ())]
    for kind in kinds:
        rows[kind].restart()


def _is_twice(before: Label | None, label: Label) -> bool:
    """（一） in the line behind （一）."""
    if before is None or label.after_clause or label.number != before.number:
        return False
    is_one_kind = before.kind == label.kind
    is_next = before.passage.end + 1 == label.passage.start
    return is_one_kind and is_next


def _begins_anew(paper: Paper, before: Label | None, label: Label) -> bool:
    """（一） in the line behind （四）, which does not lead in a list."""
    if before is None or label.after_clause or label.kind != "（一）":
        return False
    is_restart = (
        before.kind == label.kind and label.number == 1 < before.number
    )
    is_next = before.passage.end + 1 == label.passage.start
    leads = paper.line_of(before.passage).rstrip().endswith(("：", ":"))
    return is_restart and is_next and not leads


def _hit(
    paper: Paper,
    start: int,
    end: int,
    is_twice: bool,
) -> Hit:
    """A number that stands there twice, or that does not follow the one before it."""
    words = paper.text[start:end].strip("、.． ")
    what = "重复" if is_twice else "与前面的序号不连续"
    return Hit(
        start,
        end,
        f"序号“{words}”{what}。",
        "核对有无缺漏，再改序号。",
    )


def _clauses(paper: Paper) -> Iterator[Hit]:
    """The row of 条."""
    if paper.tree.scheme != "articles":
        return
    opening = {
        id(passage.node): passage
        for passage in reversed(paper.passages)
        if passage.part == "clause" and passage.label
    }
    before: Number = _NONE
    for node in clauses(paper.tree):
        if not node.number or id(node) not in opening:
            continue
        if not _follows(before, node.number):
            passage = opening[id(node)]
            end = passage.start + len(passage.label)
            what = "重复" if node.number <= before else "前面缺了条"
            message = f"“{passage.label}”{what}。"
            hint = "核对各条的序号。"
            severity = _severity(before == _NONE, node.number)
            yield Hit(passage.start, end, message, hint, severity=severity)
        before = node.number


def _severity(is_first: bool, number: Number) -> Severity | None:
    """A text whose first 条 has a high number is an excerpt rather than a mistake."""
    return "warning" if is_first and number[0] > _EXCERPT else None


def _follows(before: Number, number: Number) -> bool:
    """Whether a number comes after another: 八 after 七, 七之一 after 七, 八 after
    七之一."""
    if len(number) == 1:
        return number[0] == before[0] + 1
    inserted = before[1] if len(before) > 1 else 0
    return number[0] == before[0] and number[1] == inserted + 1

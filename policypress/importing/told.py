"""What a drafter should look at after an import, each with its line in the file
(导入时的提示)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from policypress.compare import RawLine, Tree
from policypress.findings import Finding, Place
from policypress.importing.about import (
    UNKNOWN_ISSUER,
    UNKNOWN_REGION,
    About,
)
from policypress.importing.cut import Cut
from policypress.importing.figures import left_in
from policypress.importing.letter import Letter
from policypress.importing.pieces import Piece
from policypress.importing.proposals import Proposed
from policypress.importing.readings import Line, Reading
from policypress.importing.readings import Place as Home
from policypress.importing.shape import Clause, Shape
from policypress.importing.situations import PERIODS
from policypress.importing.supports.given import Given
from policypress.importing.supports.tabled import BETWEEN

_SHOWN = 24  # characters of a line that a message quotes
_LONGEST_LIST = 600  # characters of all that surrounds a document
_ASIDE = "没有放进政策：标题之前的文字“{}”"
_LETTER = "放进了印发通知：“{}”"
_KEPT = "序号与统一编号不同，作为文字保留：“{}”"
_SPLIT = "表格不能写成本工具的表，各格写成了段落：“{}”"
_MOST = "测算时会算多：在金额的 of 里写 at_most，或者写进 limits、conditions"
_CHANGED = "测算时没有算：另拟一项资助，或者写进分档"
_CELLS = "要由程序计算的，每格连单位写（1.5万元），或者写进 supports"
_DIFFERS = "此处印出来与文件不同：“{}”"


KINDS = {
    "fixed": "定额",
    "per_unit": "按数量",
    "share": "按比例",
    "tiers": "分档",
    "steps": "阶梯",
    "formula": "按公式",
    "discretionary": "酌定",
}


class Made(Struct, frozen=True):
    """One try at a policy. differs: the pieces that we print otherwise; errors: what
    `check` would not accept; readings: what its provisions give; annex_readings: what its
    annexes say; proposals: the supports that stand in it, by the key of their provision;
    slips: those of the text."""

    cut: Cut
    shape: Shape
    annexes: list[Shape]
    files: Mapping[Path, bytes]
    differs: list[int]
    errors: list[Finding]
    readings: list[tuple[Clause, Reading]] = field(default_factory=list)
    annex_readings: list[tuple[Clause, Reading]] = field(default_factory=list)
    proposals: Mapping[str, Proposed] = field(default_factory=dict)
    is_letter_equal: bool = True
    slips: list[Finding] = field(default_factory=list)

    @property
    def modelled(self) -> set[int]:
        """The ids of the readings that have become supports."""
        return {
            id(given)
            for made in self.proposals.values()
            for given in made.given.values()
        }

    @property
    def is_equal(self) -> bool:
        """Whether text and letter are those of the file."""
        return not self.differs and self.is_letter_equal

    @property
    def kept(self) -> set[int]:
        """The pieces whose number stays in their words."""
        return self.shape.kept.union(*(one.kept for one in self.annexes))

    @property
    def split_tables(self) -> set[int]:
        """The pieces that are printed cell by cell."""
        found = [one.split_tables for one in self.annexes]
        return self.shape.split_tables.union(*found)


def told(
    known: About,
    made: Made,
    name: str,
) -> list[Finding]:
    """What a drafter should look at, each with its line. name: of the file."""
    body = made.cut.pieces
    return [
        *_of_head(made.cut, known, name),
        *_each(body, made.kept, "kept-number", _KEPT),
        *_each(body, made.split_tables, "table-as-text", _SPLIT),
        *_left_as_words(body, made),
        *_of_supports(body, made),
        *_of_bounds(body, made),
        *_of_tables(body, made),
        *_different(body, made.differs, name),
    ]


def _of_head(
    cut: Cut,
    known: About,
    name: str,
) -> Iterator[Finding]:
    """What stands above the text, and what it does not say of itself."""
    for piece in cut.aside:
        yield _about(piece, "set-aside", _ASIDE)
    if cut.letter:
        yield _about(cut.letter.pieces[0], "kept-in-notice", _LETTER)
        yield from _rewritten_date(cut.letter)
    if not cut.title:
        message = f"没有找到标题，用了文件名“{known.title}”"
        yield _warning("no-title", message, Place(name))
    unknown = [
        words
        for words in (known.region, known.issuer)
        if words in (UNKNOWN_REGION, UNKNOWN_ISSUER)
    ]
    if unknown:
        message = f"文中没有写明地区或者制定机关，暂写“{'、'.join(unknown)}”"
        yield _warning("to-be-filled", message, Place(name))


def _rewritten_date(letter: Letter) -> Iterator[Finding]:
    """A date that ours prints in other numerals."""
    if letter.date == "".join(letter.issued.split()):
        return
    [piece] = [
        one for one in letter.pieces if one.words.strip() == letter.issued
    ][:1]
    message = f"落款日期“{letter.issued}”改用阿拉伯数字：{letter.date}"
    hint = "GB/T 9704—2012 7.3.5.4：成文日期中的数字用阿拉伯数字"
    yield Finding("date-in-digits", message, piece.place, hint, "warning")


def _each(
    body: Sequence[Piece],
    indexes: Iterable[int],
    code: str,
    message: str,
) -> Iterator[Finding]:
    """The same message about each of these pieces."""
    for index in sorted(indexes):
        yield _about(body[index], code, message)


def _left_as_words(
    body: Sequence[Piece],
    made: Made,
) -> Iterator[Finding]:
    """The numbers that are no data."""
    taken = _taken(made)
    for index, piece in enumerate(body):
        left = left_in(piece.words, taken.get((index, -1), ()))
        for number, cells in enumerate(piece.rows):
            own = taken.get((index, number), ())
            start = 0
            for cell in cells:
                left += left_in(cell, [(a - start, b - start) for a, b in own])
                start += len(cell) + len(BETWEEN)
        for one in left:
            message = f"没有登记为数据、照写的数值：“{one.words}”"
            yield _warning("figure-as-words", message, piece.place)


def _taken(made: Made) -> dict[Home, list[tuple[int, int]]]:
    """Where the figures stand that supports hold, in the words of their pieces."""
    shifts = {
        line.home: _shift(made.cut.pieces[line.words.index], line)
        for _, reading in made.readings
        for line in reading.lines
        if line.row < 0
    }
    found: dict[Home, list[tuple[int, int]]] = {}
    for proposal in made.proposals.values():
        for home, names in proposal.named.items():
            by = shifts.get(home, 0)
            own = [(one.start + by, one.end + by) for one in names]
            found.setdefault(home, []).extend(own)
    return found


def _shift(piece: Piece, line: Line) -> int:
    """How many characters stand before the words of a line: its number, its name."""
    return max(piece.words.rfind(line.text), 0)


def _of_supports(
    body: Sequence[Piece],
    made: Made,
) -> Iterator[Finding]:
    """What was read as a support, and what of a support was not understood: a person is
    to look at both."""
    modelled = made.modelled
    for _, reading in made.annex_readings:
        for given in reading.given:
            given.doubt("写在附件里")
    for _, reading in [*made.readings, *made.annex_readings]:
        for given in reading.given:
            line, _ = reading.flow.home(given.start)
            place = body[reading.lines[line].words.index].place
            if id(given) in modelled:
                message = f"读作资助项目：{_in_short(given, reading)}"
                yield _warning("read-as-support", message, place)
                yield from _unreckoned(given, place)
            else:
                why = given.why or "写成资助项目后通不过检查"
                short = _in_short(given, reading)
                message = f"没有拟成资助项目（{why}）：{short}"
                yield _warning("support-not-read", message, place)


def _of_tables(body: Sequence[Piece], made: Made) -> Iterator[Finding]:
    """The numbers in tables that have their unit in the head, and are in no support."""
    for _, reading in [*made.readings, *made.annex_readings]:
        columns: dict[tuple[int, str], list[str]] = {}
        for cell in reading.cells:
            line, _ = reading.flow.home(cell.start)
            index = reading.lines[line].words.index
            columns.setdefault((index, cell.head), []).append(cell.words)
        for (index, head), words in columns.items():
            message = (
                f"表中没有登记为数据的数值：“{head}”栏：{'、'.join(words)}"
            )
            place = body[index].place
            yield Finding("table-not-read", message, place, _CELLS, "warning")


def _of_bounds(body: Sequence[Piece], made: Made) -> Iterator[Finding]:
    """The bounds that stand apart from what is given, where anything is."""
    if not any(reading.given for _, reading in made.readings):
        return
    for _, reading in [*made.readings, *made.annex_readings]:
        for one in reading.unplaced:
            line, _ = reading.flow.home(one.start)
            place = body[reading.lines[line].words.index].place
            code, what, hint = "limit-not-read", "限额", _MOST
            if one.is_change:
                code, what, hint = "change-not-read", "加减", _CHANGED
            message = f"{what}没有拟进任何资助项目：“{one.said}”"
            yield Finding(code, message, place, hint, "warning")


def _unreckoned(given: Given, place: Place) -> Iterator[Finding]:
    """The bounds on numbers that the support does not reckon with: without them more
    comes out than the clause gives. The ceilings beside the narrowest, such as a share of
    all costs, and what raises or lowers it."""
    for one in given.quantities:
        if one.start not in given.reckoned:
            message = f"限量没有拟进这项资助：“{one.said}”"
            yield Finding("limit-not-read", message, place, _MOST, "warning")
    kept = [cap for cap, scope in given.wider if scope in PERIODS]
    for cap in given.limits:
        if not any(one is cap for one in kept):
            message = f"限额没有拟进这项资助：“{cap.words}”"
            yield Finding("limit-not-read", message, place, _MOST, "warning")
    for said in given.changes:
        message = f"加减没有拟进这项资助：“{said}”"
        yield Finding("change-not-read", message, place, _CHANGED, "warning")


def _in_short(given: Given, reading: Reading) -> str:
    """奖励，分档，100万元、50万元."""
    text = reading.flow.text
    sums = [
        text[one.main.start : one.main.end] for one in given.grants if one.main
    ]
    figures = "、".join(dict.fromkeys(sums))
    words = (given.mode, KINDS.get(given.kind, ""), figures)
    return "，".join(one for one in words if one)


def _different(
    body: Sequence[Piece],
    indexes: Sequence[int],
    name: str,
) -> Iterator[Finding]:
    """The lines that we would print otherwise. -1 is the title."""
    for index in indexes:
        if index < 0:
            message = "标题印出来与文件不同"
            yield _warning("text-differs", message, Place(name))
        else:
            yield _about(body[index], "text-differs", _DIFFERS)


def lines_in(lines: Iterable[RawLine]) -> list[str]:
    """The words of lines, each cell of a table on its own."""
    found: list[str] = []
    for line in lines:
        cells = [cell for row in line.rows for cell in row if cell]
        found += cells or [line.text]
    return found


def told_of_surroundings(lines: Sequence[RawLine]) -> list[Finding]:
    """What a page prints besides its document, all of it in one finding: navigation is
    many short lines."""
    if not lines:
        return []
    words = " | ".join(lines_in(lines))
    if len(words) > _LONGEST_LIST:
        words = f"{words[:_LONGEST_LIST]}……"
    message = f"没有放进政策：正文以外的 {len(lines)} 行（网页导航、页码等）：{words}"
    return [_warning("surroundings", message, lines[0].place)]


def unread(tree: Tree) -> list[Finding]:
    """What the file holds besides words, which a policy has no place for."""
    return [
        _warning("not-imported", f"没有导入：{one.what}", one.places[0])
        for one in tree.uncompared
        if one.places
    ]


def _about(
    piece: Piece,
    code: str,
    message: str,
) -> Finding:
    """A message about one line of the file."""
    words = piece.words or "\t".join(piece.rows[0] if piece.rows else ())
    shown = words.strip()
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}……"
    return _warning(code, message.format(shown), piece.place)


def _warning(
    code: str,
    message: str,
    place: Place,
) -> Finding:
    """A warning whose hint is to look at the original: the machine cannot know
    which is right."""
    return Finding(code, message, place, "对照原件核对", "warning")


def no_text(name: str) -> Finding:
    """A file in which there is nothing to read."""
    message = f"“{name}”里没有文字"
    hint = "请确认选对了文件；扫描件须先识别为文字并校对"
    return Finding("no-text", message, Place(name), hint)

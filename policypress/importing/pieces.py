"""The text as a row of pieces: what is printed, one line or table each, and what the
reader took it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.text.tree import Line, Node, Rows, Tree, walk
from policypress.findings import Place
from policypress.importing.prose import has_code

# The levels that a heading of 第一章 and the like may have.
RANKS = {"part": "编", "subpart": "分编", "chapter": "章", "section": "节"}
_LONGEST_TITLE = 60  # characters
_KINDS = (
    "办法|细则|规定|规则|措施|政策|意见|方案|通知|指南|条例|决定|公告|通告|规程|规范|计划|规划"
    "|要点|清单|准则|制度"
)
_TITLE = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]*[）)])*$")
# 某人民政府文件: the masthead of a printed document (版头, GB/T 9704—2012 7.2.4).
_MASTHEAD = re.compile(r"[^\s，。；：、《》]{2,30}文件")
_LINES_OF_TITLE = 3  # below its first
_MARK = re.compile("[。；，：,;:]")
_SENTENCE = re.compile("[。；，]")  # no title says so, and no line above one
# 来源：… at the very top says where a page was saved from.
_ORIGIN = re.compile(r"来源[:：]")


class Piece(Struct, frozen=True):
    """One printed line, or one table.

    label, gap, text: as in the file; rank: 章 of a heading 第一章, "" of anything else;
    opens: it begins a clause or heading, or something behind the clauses; title: the
    name at its head (条旨). rows: of a table.
    """

    label: str
    gap: str
    text: str
    place: Place
    rank: str = ""
    opens: bool = False
    title: str = ""
    rows: Rows = ()

    @property
    def words(self) -> str:
        """The line as it is printed in the file."""
        return f"{self.label}{self.gap}{self.text}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed: a table without a word."""
        cells = [cell for row in self.rows for cell in row]
        return not "".join([self.words, *cells]).strip()


class Parts(Struct, frozen=True):
    """A text cut into what goes to different places.

    title: "" when the text has none. aside: lines above the title, which are no words of
    the policy; letter: those of the letter that issues it; body: all others; closing:
    signature and date, which are in the body too.
    """

    title: str
    aside: list[Piece]
    letter: list[Piece]
    body: list[Piece]
    closing: list[str]
    title_place: Place | None = None


def parts_of(tree: Tree) -> Parts:
    """The parts of a text that the reader has understood as `tree`."""
    flow = _flow(tree)
    if not tree.title:
        title, above, body = _titled(tree, flow.body)
        return replace(flow, title=title, aside=above, body=body)
    if flow.letter and _is_masthead(flow.letter[0].words.strip()):
        masthead, *letter = flow.letter
        return replace(flow, letter=letter, aside=[*flow.aside, masthead])
    if _is_masthead(tree.title):
        return _below_masthead(tree, flow)
    if flow.letter:
        return flow
    top = flow.body[: _preamble_length(tree)]
    count = _rest_of_title(tree.title, top)
    rest = "".join(piece.words.strip() for piece in top[:count])
    return replace(
        flow,
        title=f"{tree.title}{rest}",
        body=flow.body[count:],
    )


def _flow(tree: Tree) -> Parts:
    """The pieces of a text: what stands above its title, and what below."""
    found = Parts(tree.title, [], [], [], [])
    is_titled = not tree.title
    place = None
    for node, _ in walk(tree):
        if node.kind == "title" and not is_titled:
            is_titled = True
            place = node.place
            continue
        pieces = list(_of_node(node))
        if node.kind == "closing":
            found.closing.extend(one.words for one in pieces)
        home = found.body if is_titled else found.aside
        if node.kind == "letter" and not is_titled:
            home = found.letter
        home.extend(pieces)
    return replace(found, title_place=place)


def _is_masthead(words: str) -> bool:
    """Whether words are the masthead of a printed document."""
    return _MASTHEAD.fullmatch(words) is not None


def _rest_of_title(title: str, below: list[Piece]) -> int:
    """How many lines below the first of a title go on with it: a title that does not end
    as titles do, and lines that make it one."""
    words = title
    for count, piece in enumerate(below[:_LINES_OF_TITLE], 1):
        is_plain = not piece.rows and not piece.label
        if _TITLE.search(words) or not is_plain:
            return 0
        line = piece.words.strip()
        if _MARK.search(line) or line.startswith("（"):
            return 0
        words += line
        if len(words) > 2 * _LONGEST_TITLE:
            return 0
        if _TITLE.search(words):
            return count
    return 0


def _below_masthead(tree: Tree, flow: Parts) -> Parts:
    """The parts of a text that begins with a masthead: its title stands below. The
    masthead is the title where there is none."""
    title, above, body = _titled(tree, flow.body)
    if not title:
        return flow
    place = flow.title_place or Place(tree.name)
    first = Piece("", "", flow.title, place)
    aside = [*flow.aside, first, *above]
    return replace(flow, title=title, aside=aside, body=body)


def with_body(parts: Parts, file: str) -> Parts:
    """The same with something in the body: a text that is nothing but a title, or lines
    above one, is that text. So is a title that no title of ours can be. file: its name."""
    title = parts.title
    if title and (not parts.body or has_code(title)):
        first = Piece("", "", title, Place(file))
        return replace(parts, title="", body=[first, *parts.body])
    if parts.body:
        return parts
    return replace(parts, aside=[], body=parts.aside)


def _of_node(node: Node) -> Iterator[Piece]:
    """The pieces of one node, without those below it."""
    for number, line in enumerate(node.lines):
        is_first = number == 0
        rank = RANKS.get(node.kind, "") if line.level == "heading" else ""
        opens = is_first and node.kind not in ("preamble", "contents")
        yield _piece(line, rank, opens, node.heading if is_first else "")


def _piece(
    line: Line,
    rank: str,
    opens: bool,
    title: str,
) -> Piece:
    """The piece of a line."""
    return Piece(
        line.label,
        line.gap,
        line.text,
        line.place,
        rank,
        opens,
        title,
        line.rows,
    )


def _titled(
    tree: Tree,
    body: list[Piece],
) -> tuple[str, list[Piece], list[Piece]]:
    """The title of a text that the reader found none in, what stands above it, and what
    below: the first line above all clauses that is named as a document is."""
    top = _preamble_length(tree)
    for index, piece in enumerate(body[:top]):
        words = piece.words.strip()
        is_short = len(words) <= _LONGEST_TITLE
        if _SENTENCE.search(words) and not _ORIGIN.match(words):
            break
        if is_short and not piece.rows and _TITLE.search(words):
            return words, body[:index], body[index + 1 :]
    if body and _ORIGIN.match(body[0].words):
        return "", body[:1], body[1:]
    return "", [], body


def _preamble_length(tree: Tree) -> int:
    """How many lines stand above the first clause or heading."""
    nodes = (node for node in tree.nodes if node.kind != "title")
    first = next(nodes, None)
    if first is None or first.kind != "preamble":
        return 0
    return len(first.lines)

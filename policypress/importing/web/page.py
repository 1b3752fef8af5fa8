"""The document on a page of the web, apart from what surrounds it (网页正文).

Pages of governments hold a document in one element, among navigation, tools and
imprint. It is the innermost one that holds nearly all sentences that are no links; what
stands outside is set apart and told of, and so are tools inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from policypress.compare.read.encodings import decode
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.read.unread import Unread
from policypress.findings import Finding, Place
from policypress.importing.web.blocks import Block, above, printed
from policypress.importing.web.met import STRUCK

# How the common systems of government sites call the element of the document.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:zoom|ucap-content|trs_editor|trs_ueditor|trs_preappend|"
    r"pages_content|article[_-]?con(?:tent)?|news_content|view|conTxt|"
    r"b12c|xl-nr|wzcon|zw)(?:$|\s)",
    re.I,
)
_FRAMES = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|nav|menu|breadcrumb|share|sidebar|"
    r"topbar|bottom)(?:$|[\s_-])",
    re.I,
)
_NAMED_SHARE = (
    0.85  # of all sentences: an element so called holds the document
)
_LONGEST_FOOT = 300  # characters of the foot of a page that is not called one
_SHARE = 0.97  # an element not so called
_SENTENCE = re.compile("[，。；：、]")
_SENTENCE_END = re.compile("[。；]")
_TOOLS = re.compile(
    r"[【\[（(]?\s*(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回顶部|分享(?:到)?|收藏|扫一扫.*|"
    "(?:浏览)?字[体号][:：].*|浏览次数.*|责任编辑.*|上一篇.*|下一篇.*"
    "|相关(?:稿件|链接|文章|解读).*|"
    r"来源[:：].*|(?:发布|发文)(?:日期|时间)[:：].*)\s*[】\]）)]?"
)
# Navigation above a title, and the imprint of a site below a document, in elements of
# no name.
_NAVIGATION = re.compile(
    "首页|当前位置|(?:您|你)?(?:现)?在?的位置|登录|无障碍|长者|网站支持|[|｜>›»][^|｜>›»]*[|｜>›»]"
)
_IMPRINT = re.compile(
    "网站标识码|ICP备|公网安备|版权所有|网站地图|Copyright|^主办(?:单位)?[:：].*(?:承办|分享|技术支持)",
    re.I,
)
_CLAUSE = re.compile(
    "第[一二三四五六七八九十百0-9]{1,5}条|[一二三四五六七八九十]{1,3}、"
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.I | re.S)
_ELEMENTS = re.compile(r"</?[A-Za-z][^<>]*>")
_HEAD = 4096  # bytes in which a page says its encoding
_HEADINGS = ("h1", "h2", "h3")


class Page(Struct, frozen=True):
    """lines: of the document, none where nothing could be read; aside: what else the page
    prints, in order."""

    lines: list[RawLine]
    aside: list[RawLine]
    findings: list[Finding]


def read_page(
    data: bytes,
    name: str,
    unread: Unread,
) -> Page:
    """The document on a page. unread: takes in what the document
    shows besides its words."""
    text, finding = _text(data.replace(b"\x00", b""), name)
    findings = [finding] if finding else []
    if not text.strip():
        return Page([], [], findings)
    root = _parsed(text)
    if root is None:
        return Page([], [], findings)
    found = printed(root)
    chosen = _document(root, found.blocks)
    inside = {id(one) for one in chosen.iter()}
    parts = _Parts(name, _title(root))
    for block in found.blocks:
        is_inside = id(block.element) in inside
        parts.take(block, is_inside and not _is_framed(block, chosen))
    for met in found.met:
        if parts.spans(met.line):
            unread.add(met.what, Place(name, met.line, 1), met.words)
    for line in found.struck:
        if parts.spans(line):
            unread.tell(STRUCK, Place(name, line, 1))
    return Page(parts.document(), parts.aside(), findings)


def _parsed(text: str) -> Any:
    """The page as elements (lxml). One that is nested deeper than the parser goes loses
    what is deepest, so its elements are taken for line ends. None for no page."""
    root, is_whole = _tried(text)
    if is_whole:
        return root
    seen = _CODE.sub("", text)
    return _tried(_ELEMENTS.sub("<br>", seen))[0]


def _tried(text: str) -> tuple[Any, bool]:
    """The page as elements, and whether all of it is there."""
    from lxml import etree, html

    # What was decoded already is UTF-8 now, whatever the page says.
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = html.document_fromstring(text.encode(), parser)
    except (ValueError, etree.LxmlError):
        return None, True
    return root, not any("depth" in one.message for one in parser.error_log)


def _text(
    data: bytes,
    name: str,
) -> tuple[str, Finding | None]:
    """The page as text, in the encoding that it names, else in the one that fits."""
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        called = named[1].decode("ascii").lower()
        codec = "gb18030" if called.startswith("gb") else called
        try:
            return data.decode(codec).removeprefix("\ufeff"), None
        except (LookupError, UnicodeDecodeError):
            pass
    reading = decode(data, name)
    return reading.text or "", reading.finding


def _document(root: Any, blocks: Sequence[Block]) -> Any:
    """The element that holds the document: the innermost one so called that has most of
    the sentences, else the innermost with nearly all of them."""
    weights = _weights(blocks)
    total = weights.get(root, 0)
    if not total:
        return root
    named = [
        element
        for element in root.iter()
        if _is_named(element) and _is_most(weights.get(element, 0), total)
    ]
    if named:
        # Of one inside another, which has as many, the inner one comes later.
        return max(reversed(named), key=lambda one: weights[one])
    least = _SHARE * total
    heavy = [one for one in root.iter() if weights.get(one, 0) >= least]
    chosen = heavy[-1]
    if chosen.tag in ("p", "span", "tr") and chosen is not root:
        return chosen.getparent()
    return chosen


def _weights(blocks: Sequence[Block]) -> dict[Any, int]:
    """How many characters of sentences stand in each element; what frames a page does
    not count."""
    weights: dict[Any, int] = {}
    for block in blocks:
        around = list(above(block.element))
        weight = 0 if any(map(_is_frame, around)) else _weight(block)
        for one in around:
            weights[one] = weights.get(one, 0) + weight
    return weights


def _is_most(weight: int, total: int) -> bool:
    """Whether an element that is called as documents are may be all of one: so little
    stands outside that it can be the foot of a page."""
    outside = total - weight
    is_foot = outside <= max(_LONGEST_FOOT, (1 - _NAMED_SHARE) * total)
    return weight > 0 and is_foot


def _is_frame(element: Any) -> bool:
    """Whether an element frames a page: its head, navigation or foot."""
    if element.tag in ("header", "footer", "nav", "aside"):
        return True
    if element.tag in ("html", "body"):
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return _FRAMES.search(names) is not None


def _is_framed(block: Block, chosen: Any) -> bool:
    """Whether a block in the element of the document stands in navigation or in a foot
    of its own there. One that begins as a clause does is of the document."""
    for element in above(block.element):
        if element is chosen:
            return False
        if _is_frame(element):
            return not _CLAUSE.match(block.text)
    return False


def _is_named(element: Any) -> bool:
    """Whether an element is called as that of a document is."""
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return _NAMED.search(names) is not None


def _weight(block: Block) -> int:
    """How many characters of sentences a block has that are no links."""
    if block.rows:
        words = sum(len(cell) for row in block.rows for cell in row)
        return 0 if block.linked * 2 > words else words
    is_prose = _SENTENCE.search(block.text) is not None
    if not is_prose or block.linked * 2 > len(block.text):
        return 0
    return len(block.text)


def _title(root: Any) -> str:
    """What the page calls its document; "" where it does not say."""
    for one in root.iter("meta"):
        if (one.get("name") or "").lower() == "articletitle":
            return _bare(one.get("content") or "")
    found = root.find(".//title")
    return _bare(found.text_content()) if found is not None else ""


def _bare(words: str) -> str:
    """Words without blanks."""
    return "".join(words.split())


class _Parts:
    """Tells the lines of the document from what surrounds them."""

    def __init__(self, name: str, called: str) -> None:
        """called: the title of the page."""
        self._name = name
        self._called = called
        self._has_title = False
        self._before: list[Block] = []
        self._inside: list[Block] = []
        self._aside: list[Block] = []

    def take(self, block: Block, is_inside: bool) -> None:
        """One more block of the page."""
        is_tool = not block.rows and self._is_tool(block)
        if is_inside and not is_tool:
            self._inside.append(block)
            return
        self._aside.append(block)
        if not self._inside:
            self._before.append(block)

    def _is_tool(self, block: Block) -> bool:
        """Whether a line is one of the site: navigation above the title, a tool, or the
        imprint below what the document says."""
        words = block.text
        if _TOOLS.fullmatch(words):
            return True
        if _CLAUSE.match(words) or _SENTENCE_END.search(words):
            return False
        if not self._has_title:
            self._has_title = self._is_title(block)
            return not self._has_title and bool(_NAVIGATION.search(words))
        return _IMPRINT.search(words) is not None

    def spans(self, line: int) -> bool:
        """Whether a line of the file lies within the document."""
        if not self._inside:
            return False
        return self._inside[0].line <= line <= self._inside[-1].line

    def document(self) -> list[RawLine]:
        """The lines of the document, its title first."""
        title = self._title_above()
        if title is None:
            return [self._line(one) for one in self._inside]
        self._aside.remove(title)
        lines = [self._line(one) for one in self._inside]
        return [self._line(title), *lines]

    def aside(self) -> list[RawLine]:
        """What else the page prints."""
        return [self._line(one) for one in self._aside]

    def _title_above(self) -> Block | None:
        """The title, where it stands above the element of the document and not in it."""
        head = "".join(_bare(one.text) for one in self._inside[:4])
        for block in reversed(self._before):
            words = _bare(block.text)
            if words and self._is_title(block) and not block.rows:
                return None if words in head else block
        return None

    def _is_title(self, block: Block) -> bool:
        """Whether a line is a heading, or begins as the page is called."""
        words = _bare(block.text)
        is_called = len(words) >= 6 and self._called.startswith(words)
        return is_called or block.element.tag in _HEADINGS

    def _line(self, block: Block) -> RawLine:
        """A block as a printed line."""
        place = Place(self._name, block.line, 1)
        return RawLine(block.text, "", place, block.rows)

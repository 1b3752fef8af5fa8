"""Which encoding a text file is in (字符编码): UTF-8, UTF-16, GB 18030, Big5.

A file says so by a mark at its head (BOM), or it is UTF-8, which no other text
happens to be. Else each of the older encodings is tried. Bytes read in the
wrong one are characters too, but such as hardly ever stand in a text. So the
reading with most characters of daily use is taken, and none when none has
many.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from policypress.findings import Finding, Place

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# In the order of preference where two readings are equally good.
_OLDER = (
    ("gb18030", "GB 18030"),
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16"),
    ("big5hkscs", "Big5"),
)
_HINT = "请另存为 UTF-8，以免个别字读错。"
_SAMPLE = 20_000  # characters are enough to tell one encoding from another
# Of the characters of official texts about half are among these; of bytes read
# in a wrong encoding less than a twentieth.
_ENOUGH = 0.15
_USUAL = frozenset(
    "，。、；：（）《》“”　〔〕"
    "的一是在不了有和人中大为上个国以要用生到作地于出分对成会可主发年动同工"
    "能下过产面方后定行学法所民得经十三二四五六七八九百千万之进等部度家自理起"
    "加量制机当使本应市区府政县省条款项第章节编规定办管资金企业单位申请报审批"
    "公布日月期内外及其者或与由按照据依支持补助奖励标准元最高施附则关务总则"
    "條項為國會個產學後經進當應區縣辦業單請報審發時與據獎勵標準關務總則規縱"
    "於實務機構體證書資質額員無違財稅責任罰處"
)


class Reading(NamedTuple):
    """A text file as text. text: None when no encoding fits.

    finding: what a user should know about it, None for UTF-8.
    """

    text: str | None
    finding: Finding | None = None


def decode(data: bytes, name: str) -> Reading:
    """The text of a file. name: what the user calls it."""
    for mark, codec, called in _MARKED:
        if data.startswith(mark):
            return _marked(data, name, codec, called)
    text = _decoded(data, "utf-8")
    if text is not None and "\0" not in text:
        return Reading(text)
    return _guessed(data, name)


def _marked(
    data: bytes,
    name: str,
    codec: str,
    called: str,
) -> Reading:
    """A file whose mark names its encoding."""
    text = _decoded(data, codec)
    if text is None:
        return Reading(None, _unreadable(name, called))
    if called == "UTF-8":
        return Reading(text)
    return Reading(text, _read_as(name, called))


def _guessed(data: bytes, name: str) -> Reading:
    """A file that does not say what it is: the most usual of its readings."""
    best = ""
    called = ""
    highest = 0.0
    for codec, title in _OLDER:
        text = _decoded(data, codec)
        share = _share_usual(text) if text else 0.0
        if text and share > highest:
            best, called, highest = text, title, share
    if highest >= _ENOUGH:
        return Reading(best, _read_as(name, called))
    text = _decoded(data, "gb2312")
    if text and "\0" not in text:
        # Hardly anything but such a text keeps within its 6,763 characters.
        return Reading(text, _read_as(name, "GB 18030"))
    return Reading(None, _unreadable(name))


def _decoded(data: bytes, codec: str) -> str | None:
    """The bytes as text, None where they are none in this encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _share_usual(text: str) -> float:
    """How many of the first characters beyond ASCII are of daily use: 0 to 1.

    A text with control characters is none at all.
    """
    sample = text[:_SAMPLE]
    if "\0" in sample:
        return 0.0
    foreign = [character for character in sample if not character.isascii()]
    if not foreign:
        return 0.0
    return sum(character in _USUAL for character in foreign) / len(foreign)


def _read_as(name: str, called: str) -> Finding:
    """The warning that a file was read in an encoding other than UTF-8."""
    message = f"“{name}”不是 UTF-8 编码，已按 {called} 读取。"
    return Finding("encoding", message, Place(name), _HINT, "warning")


def _unreadable(name: str, called: str = "") -> Finding:
    """Why bytes are no text. called: the encoding that their mark names."""
    if called:
        message = f"“{name}”开头标明是 {called} 编码，内容却不是，没有读取。"
        return Finding("encoding", message, Place(name), _HINT)
    message = f"“{name}”不是文本文件，或者编码无法识别。"
    return Finding("encoding", message, Place(name), _HINT)

"""What the policy is, as far as its title and signature say it (文件概况)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from policypress.importing.cut import Cut
from policypress.importing.in_force import InForce, in_force
from policypress.importing.letter import NUMBER

_KINDS = re.compile(
    "((?:若干|管理|实施|暂行)?(?:办法|细则|规定|规则|措施|意见|方案|通知|指南|条例|决定|公告"
    "|规程))(?:[（(][^（）()]*[）)])*$"
)
_ISSUER = re.compile(
    r"^.{2,30}(?:政府|委员会|办公室|办公厅|局|厅|部|委|院|中心|代表大会)$"
)
_IN_TITLE = re.compile(
    r"^(.{2,30}?(?:政府|委员会|办公室|办公厅|局|厅|法院|检察院|代表大会))关于"
)
# 广州市, 广州市天河区; 社区, 园区 and the like are no places with a government.
_PLACE = r"[^\W\d关于的]{1,%d}?(?<![社园地城小])[省市区县旗]"
_REGION = re.compile(f"^({_PLACE % 8}(?:{_PLACE % 3})?)")
_DATE = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_TOP = 3  # lines below a title, among which the number of the document stands
_SAVED = re.compile(r"[_\s]*(?:[(（]?[0-9]{4}-?[0-9]{2}-?[0-9]{2}[)）]?)?$")
_IN_NAME = re.compile(r"[_\s（(]+([^\s_]{1,16}〔[0-9]{4}〕[0-9]+号)[)）]?$")
UNKNOWN_REGION = "本地区"
UNKNOWN_ISSUER = "制定机关待填"


class About(Struct, frozen=True):
    """title and what follows from it. issuers: those that sign, where they are several;
    issued: the date of the signature; number: of the document; in_force: since when and
    for how long. "" is what the file does not say."""

    title: str
    kind: str
    region: str
    issuer: str
    issued: str
    issuers: tuple[str, ...] = ()
    number: str = ""
    in_force: InForce = InForce()


def about(title: str, closing: Sequence[str]) -> About:
    """What a document says of itself. closing: its signature and date."""
    kind = _KINDS.search(title)
    signed = [line.replace(" ", "") for line in closing]
    issuer = _issuer(title, signed)
    region = _REGION.match(title) or _REGION.match(issuer)
    dates = [date for line in signed for date in _DATE.findall(line)]
    return About(
        title,
        kind[1] if kind else "文件",
        region[1] if region else UNKNOWN_REGION,
        issuer or UNKNOWN_ISSUER,
        dates[-1] if dates else "",
    )


def known_of(
    cut: Cut,
    file: str,
    has_dates: bool,
) -> About:
    """What a cut text says of itself. file: the name of its file, which is its title where
    it has none; has_dates: whether its dates become data of the policy."""
    title, number = from_name(file)
    letter = cut.letter
    signed = [piece.words.strip() for piece in cut.signature]
    if letter:
        signed = [*letter.signers, letter.date]
    made = about(cut.title or title, signed)
    number = _number(cut) or number
    if not has_dates:
        return replace(made, issued="")
    since = in_force(cut.body)
    made = replace(made, number=number, in_force=since)
    if letter is None:
        return made
    first, *others = letter.signers
    issuers = letter.signers if others else ()
    return replace(made, issuer=first, issuers=issuers, issued=letter.date)


def _number(cut: Cut) -> str:
    """The number of the document: of its letter, below its title, or above it; "" where
    none is there, as written."""
    if cut.letter and cut.letter.number:
        return cut.letter.number
    for piece in [*cut.body[:_TOP], *cut.aside]:
        words = piece.words.strip()
        if NUMBER.fullmatch(words):
            return words
    return ""


def from_name(file: str) -> tuple[str, str]:
    """The title and the number that the name of a file says: 某办法_某府〔2024〕1号,
    某办法_20240101."""
    bare = _SAVED.sub("", file.strip())
    number = _IN_NAME.search(bare)
    if number is None:
        return bare or "导入的文件", ""
    title = bare[: number.start()].strip("_- 　")
    return title or bare, number[1]


def _issuer(title: str, signed: Sequence[str]) -> str:
    """Who signs, or whom the title names; "" when nobody is named."""
    for line in signed:
        if _ISSUER.match(line):
            return line
    named = _IN_TITLE.match(title)
    return named[1] if named else ""

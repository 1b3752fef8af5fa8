"""Small texts for the tests of what is written from a comparison."""

from __future__ import annotations

import io
import re
import zipfile

from policypress.compare import Tree, compare, parse_lines
from policypress.compare.changes import ChangeSet
from policypress.compare.read.parser import RawLine

AUTHOR, DATE = "审查人", "2026-03-01T09:00:00Z"
OLD = """示范办法
第一章 总则
第一条 为了促进发展，制定本办法。
第二条 获奖企业奖励10万元。
第三条 依照第二条申报的，应当提交下列材料：
（一）申请表；
（二）营业执照。
第四条 本办法由区局解释。
第五条 本办法自印发之日起施行。"""
NEW = """示范办法
第一章 总则
第一条 为了促进发展，制定本办法。
第二条 申报企业应当在本区登记。
第三条 获奖企业奖励20万元。
第四条 依照第三条申报的，应当提交下列材料：
（一）申请表；
（二）营业执照。
第五条 本办法自印发之日起施行。"""


def tree(
    text: str | list[str | tuple[tuple[str, ...], ...]], name: str = "文本"
) -> Tree:
    """The tree of printed lines; a tuple among them is a table."""
    lines = text.split("\n") if isinstance(text, str) else text
    parsed = parse_lines(
        [
            RawLine("", rows=x) if isinstance(x, tuple) else RawLine(x)
            for x in lines
        ],
        name,
    )
    assert parsed.tree is not None
    return parsed.tree


def changed(old: str | list, new: str | list) -> ChangeSet:
    """What differs between two texts."""
    return compare(tree(old, "旧稿"), tree(new, "新稿"))


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of one part of a package."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")


def replaced(
    data: bytes,
    old: str,
    new: str,
    name: str = "word/document.xml",
    count: int = 1,
) -> bytes:
    """The package with `old` replaced in one part; it must be there."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == name:
                assert old in text.decode("utf-8"), f"{old!r} is not in {name}"
                text = (
                    text.decode("utf-8")
                    .replace(old, new, count)
                    .encode("utf-8")
                )
            archive.writestr(entry, text)
    return out.getvalue()


def shorthand(data: bytes) -> list[str]:
    """Each paragraph of a redline in one line: +inserted+ -deleted- >moved here> <moved away<, then its mark."""
    found = []
    for paragraph in re.findall(r"<w:p>.*?</w:p>", part(data)):
        if 'w:line="20"' in paragraph:  # the small one at an end
            continue
        properties = re.match(r"<w:p>(<w:pPr>.*?</w:pPr>)?", paragraph)[0]
        mark = re.search(r"<w:rPr><w:(ins|del|moveFrom|moveTo) ", properties)
        words = re.sub(
            r"<w:(bookmark|comment|move\w+Range)\w* [^>]*/>",
            "",
            paragraph[len(properties) :],
        )
        for kind, sign in (
            ("ins", "+"),
            ("del", "-"),
            ("moveTo", ">"),
            ("moveFrom", "<"),
        ):
            words = re.sub(
                rf"<w:{kind} [^>]*>(.*?)</w:{kind}>",
                rf"{sign}\1{sign}".replace("<", "{"),
                words,
            )
        words = re.sub(r"<[^>]*>", "", words).replace("{", "<")
        found.append(words + (f" [{mark[1]}]" if mark else ""))
    return found

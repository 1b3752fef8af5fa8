"""The document that every generator makes: a measure-like policy of 24 clauses and a table.

Once: 6 chapter headings, 24 clauses of 3 paragraphs, about 6,000 characters, and a table of 25 rows and 4 columns.
`times` repeats the shape, never the words: they are drawn anew with a fixed seed, the same on every machine.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from io import BytesIO
from random import Random
from zipfile import ZipFile

from policypress.document import (
    Block,
    Cell,
    Document,
    Origin,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Place
from policypress.language.numerals import to_chinese

CHAPTERS, CLAUSES, PARAGRAPHS, ROWS = 6, 24, 3, 25
TITLE = "关于促进质量标准知识产权发展的若干措施"
HEAD = ("事项", "支持对象", "支持标准", "说明")
_LENGTH = 73  # characters a paragraph reaches at least
_WHO = (
    "企业",
    "社会组织",
    "科研机构",
    "行业协会",
    "产业园区",
    "检验机构",
    "服务机构",
    "标准化技术组织",
    "上市公司",
    "商标权利人",
)
_DOES = (
    "主导制定",
    "参与修订",
    "牵头建设",
    "首次获得",
    "通过复评",
    "成功申报",
    "组织实施",
    "持续运营",
    "公开声明",
    "转化应用",
)
_WHAT = (
    "国际标准",
    "国家标准",
    "团体标准",
    "质量奖项",
    "计量基准",
    "专利导航",
    "海外商标",
    "地理标志",
    "检验中心",
    "认证证书",
)
_THEN = (
    "给予资助",
    "给予奖励",
    "予以配套",
    "择优支持",
    "分档支持",
    "按实际支出补助",
    "按年度核定",
    "纳入优先推荐",
    "提供专项服务",
)


@dataclass(frozen=True, slots=True)
class Workload:
    """The words: (chapter title, its clauses), each clause a tuple of paragraphs; and the rows of the table."""

    chapters: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    rows: tuple[tuple[str, ...], ...]


def workload(times: int = 1) -> Workload:
    """The document, `times` as long."""
    random = Random(9704)
    share = CLAUSES // CHAPTERS
    chapters = []
    for chapter in range(1, CHAPTERS * times + 1):
        clauses = tuple(
            tuple(
                (f"（{to_chinese(number)}）" if part == 0 else "")
                + _paragraph(random)
                for part in range(PARAGRAPHS)
            )
            for number in range((chapter - 1) * share + 1, chapter * share + 1)
        )
        chapters.append(
            (
                f"{to_chinese(chapter)}、{random.choice(_DOES)}{random.choice(_WHAT)}",
                clauses,
            )
        )
    rows = tuple(
        (
            f"第{row}项",
            random.choice(_WHO),
            f"最高{random.randrange(5, 200)}万元",
            _sentence(random),
        )
        for row in range(1, ROWS * times + 1)
    )
    return Workload(tuple(chapters), rows)


def _sentence(random: Random) -> str:
    return (
        "".join(random.choice(words) for words in (_WHO, _DOES, _WHAT))
        + f"的，{random.choice(_THEN)}。"
    )


def _paragraph(random: Random) -> str:
    text = ""
    while len(text) < _LENGTH:
        text += _sentence(random)
    return text


def document(words: Workload) -> Document:
    """The composed document, each paragraph with the source it comes from, as our own composer hands it on."""
    blocks: list[Block] = [_block("title", TITLE, "policy", 1)]
    for number, (title, clauses) in enumerate(words.chapters, 1):
        blocks.append(_block("chapter", title, f"chapters/{number}", 2))
        for place, clause in enumerate(clauses, 1):
            blocks += [
                _block("clause", text, f"measures/m{number}-{place}#{part}")
                for part, text in enumerate(clause)
            ]
    head, *rows = (
        tuple(Cell((Paragraph(role, (Text(text),)),)) for text in row)
        for role, lines in (("table-head", [HEAD]), ("table-cell", words.rows))
        for row in lines
    )
    return Document(
        "workload", TITLE, (*blocks, Table((head, *rows), widths=(1, 2, 2, 5)))
    )


def _block(role: str, text: str, source: str, level: int = 0) -> Paragraph:
    return Paragraph(
        role,
        (Text(text),),
        Origin(source, Place(f"{source}.yaml", 1)),
        level,
        source if level else "",
    )


def data(words: Workload) -> dict[str, object]:
    """The same as plain data, for a template."""
    return {
        "title": TITLE,
        "head": HEAD,
        "chapters": words.chapters,
        "rows": words.rows,
    }


MARKDOWN_TEMPLATE = """\
# {{ title }}

{% for name, clauses in chapters %}
## {{ name }}

{% for clause in clauses %}
{% for text in clause %}
{{ text }}

{% endfor %}
{% endfor %}
{% endfor %}
|{% for cell in head %} {{ cell }} |{% endfor %}

|{% for cell in head %} --- |{% endfor %}

{% for row in rows %}
|{% for cell in row %} {{ cell }} |{% endfor %}

{% endfor %}
"""


def markdown(words: Workload) -> str:
    """The same as Markdown."""
    parts = [f"# {TITLE}"]
    for title, clauses in words.chapters:
        parts += [
            f"## {title}",
            *(text for clause in clauses for text in clause),
        ]
    lines = (HEAD, ("---",) * len(HEAD), *words.rows)
    return (
        "\n\n".join(
            [*parts, "\n".join(f"| {' | '.join(row)} |" for row in lines)]
        )
        + "\n"
    )


def characters(docx: bytes) -> str:
    """Every character of the body of a .docx in reading order, without white space."""
    with ZipFile(BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub(
        r"\s",
        "",
        html.unescape(
            "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
        ),
    )

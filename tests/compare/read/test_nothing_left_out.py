"""Two files are never called the same while something in them differs.

Files of random things of every kind, each in two versions: where any differs,
the texts differ, or what differs is named as not compared.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.compare import compare, parse_lines
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.read.docx import read_docx
from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.tree import Tree
from tests.compare.read.test_docx import W, p
from tests.compare.read.test_docx_kinds import M, field, run, style, words
from tests.compare.read.test_docx_number_variants import (
    ARTICLES,
    item,
    level,
    listed,
)
from tests.compare.read.test_docx_variants import (
    DROP,
    FIRST,
    OLE,
    V,
    new_box,
    par,
    sdt,
    vml_box,
)
from tests.compare.read.test_table_variants import cell, row, table
from tests.support.effort import examples

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f'xmlns:r="{OFFICE}"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WINGDINGS = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
TICKS = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">'
    f"{level(0, sign, 'bullet', WINGDINGS)}</w:abstractNum>"
    for n, sign in ((2, "\uf0a8"), (3, "\uf0fe"))
)
LISTS_OF_TICKS = listed(2, 2) + listed(3, 3)
# Each thing in its two versions, as a block of the body.
BLOCKS: dict[str, tuple[str, str]] = {
    "words": (p("奖励10万元。"), p("奖励20万元。")),
    "space": (p("甲 乙。"), p("甲乙。")),
    "punctuation": (p("甲，乙。"), p("甲；乙。")),
    "number": (item("甲。"), p("甲。")),
    "level": (item("甲。"), item("甲。", 1)),
    "symbol": (
        par(run('<w:sym w:font="Wingdings" w:char="F0FE"/>')),
        par(run('<w:sym w:font="Wingdings" w:char="F0A8"/>')),
    ),
    "unknown symbol": (
        par(run('<w:sym w:font="某" w:char="F041"/>')),
        par(run('<w:sym w:font="某" w:char="F042"/>')),
    ),
    "symbol font": (
        par(words("R", '<w:rFonts w:ascii="Wingdings 2"/>')),
        par(words("£", '<w:rFonts w:ascii="Wingdings 2"/>')),
    ),
    "raised": (
        par(words("10"), words("2")),
        par(words("10"), words("2", '<w:vertAlign w:val="superscript"/>')),
    ),
    "lifted": (
        par(words("10"), words("2")),
        par(words("10"), words("2", '<w:position w:val="12"/>')),
    ),
    "another symbol font": (
        par(words("a", '<w:rFonts w:ascii="Webdings"/>')),
        par(words("a", '<w:rFonts w:ascii="Wingdings 3"/>')),
    ),
    "style": (
        par(words("甲"), words("乙")),
        par(words("甲"), words("乙", '<w:rStyle w:val="Struck"/>')),
    ),
    "bullet": (item("甲。", of=2), item("甲。", of=3)),
    "hidden": (
        par(words("密一", "<w:vanish/>")),
        par(words("密二", "<w:vanish/>")),
    ),
    "shown": (par(words("密", "<w:vanish/>")), par(words("密"))),
    "struck": (par(words("甲")), par(words("甲", "<w:strike/>"))),
    "struck elsewhere": (
        par(words("甲", "<w:strike/>"), words("乙")),
        par(words("甲"), words("乙", "<w:strike/>")),
    ),
    "hidden row": (
        table(row("甲"), row("密一", about="<w:hidden/>")),
        table(row("甲"), row("密二", about="<w:hidden/>")),
    ),
    "hidden row in a cell": tuple(
        table(row(cell(table(row("甲"), row(one, about="<w:hidden/>")))))
        for one in ("密一", "密二")
    ),
    "cell": (table(row("甲", "乙")), table(row("甲", "丙"))),
    "column": (table(row("甲", "乙")), table(row("乙", "甲"))),
    "cell box": (
        table(row(cell(par(run(new_box(p("框一"))))))),
        table(row(cell(par(run(new_box(p("框二"))))))),
    ),
    "box": (par(run(new_box(p("框一")))), par(run(new_box(p("框二"))))),
    "old box": (par(run(vml_box(p("框一")))), par(run(vml_box(p("框二"))))),
    "control": (sdt(p("甲")), sdt(p("乙"))),
    "formula": (
        par(f"<m:oMath {M}><m:r><m:t>a</m:t></m:r></m:oMath>"),
        par(f"<m:oMath {M}><m:r><m:t>b</m:t></m:r></m:oMath>"),
    ),
    "power": (
        par(
            f"<m:oMath {M}><m:sSup><m:e><m:r><m:t>a</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
        ),
        par(f"<m:oMath {M}><m:r><m:t>a2</m:t></m:r></m:oMath>"),
    ),
    "circled": (par(field(r"EQ \o\ac(○,1)")), par(field(r"EQ \o\ac(○,2)"))),
    "circled, no result": (
        par(field(r"EQ \o\ac(○,1)", "")),
        par(field(r"EQ \o\ac(○,2)", "")),
    ),
    "drawn": (par(field(r"EQ \x(a)")), par(field(r"EQ \x(b)"))),
    "counted": (par(field("LISTNUM a")), par(field("LISTNUM b"))),
    "chosen": (
        par(field("FORMDROPDOWN", None, DROP)),
        par(field("FORMDROPDOWN", None, FIRST)),
    ),
    "ticked": tuple(
        par(
            field(
                "FORMCHECKBOX",
                "",
                f"<w:ffData><w:checkBox><w:default w:val='{on}'/></w:checkBox></w:ffData>",
            )
        )
        for on in "01"
    ),
    "footnote": (
        par(run('<w:footnoteReference w:id="1"/>')),
        par(run('<w:footnoteReference w:id="2"/>')),
    ),
    "endnote": (
        par(run('<w:endnoteReference w:id="1"/>')),
        par(run('<w:endnoteReference w:id="2"/>')),
    ),
    "comment": (
        par(run('<w:commentReference w:id="1"/>')),
        par(run('<w:commentReference w:id="2"/>')),
    ),
    "picture": tuple(
        par(run(f'<w:drawing><a:blip {A} {R} r:embed="r{n}"/></w:drawing>'))
        for n in (1, 2)
    ),
    "old picture": tuple(
        par(
            run(
                f'<w:pict {V}><v:shape><v:imagedata {R} r:id="r{n}"/></v:shape></w:pict>'
            )
        )
        for n in (1, 2)
    ),
    "chart": tuple(
        par(
            run(
                '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
                f'{R} r:id="r{n}"/></w:drawing>'
            )
        )
        for n in (3, 4)
    ),
    "object": tuple(
        par(
            run(
                f'<w:object {OLE}><o:OLEObject ProgID="Excel" {R} r:id="r{n}"/></w:object>'
            )
        )
        for n in (5, 6)
    ),
    "shape": tuple(
        par(run(f'<w:pict {V}><v:line to="{to}"/></w:pict>')) for to in "ab"
    ),
    "word art": tuple(
        par(
            run(
                f'<w:pict {V}><v:shape><v:textpath string="{said}"/></v:shape></w:pict>'
            )
        )
        for said in ("机密", "绝密")
    ),
    "sub document": tuple(par(f'<w:subDoc {R} r:id="r{n}"/>') for n in (1, 2)),
    "ink": tuple(
        par(run(f'<w:contentPart {R} r:id="r{n}"/>')) for n in (1, 2)
    ),
    "look-alike": (p("支持。"), p("枝持。")),
}
# Of a whole file: header, footer, a picture of the header, of a note.
MARGINS = ("header", "footer", "header mark", "header picture", "note picture")


def packed(blocks: Sequence[str], margins: dict[str, int]) -> bytes:
    """A file of these blocks; margins: the version of each part of MARGINS that
    it has.
    """
    listed_parts = [
        *(("image", f"media/image{n}.png") for n in (1, 2)),
        *(("chart", f"charts/chart{n}.xml") for n in (1, 2)),
        *(("oleObject", f"embeddings/o{n}.bin") for n in (1, 2)),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ]
    rels = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(listed_parts, 1)
    )
    about = {one: margins.get(one, 0) for one in MARGINS}
    header = words("内部" if about["header"] < 2 else "公开")
    if about["header mark"]:
        code = "F0FE" if about["header mark"] < 2 else "F0A8"
        header += words("样") + run(
            f'<w:sym w:font="Wingdings" w:char="{code}"/>'
        )
    shown = f'<w:drawing><a:blip {A} {R} r:embed="r1"/></w:drawing>'
    if about["header picture"]:
        header += run(shown)
    noted = run(shown) if about["note picture"] else ""
    notes = "".join(
        f'<w:{{0}} w:id="{n}">{par(words(f"注{n}。"), noted)}</w:{{0}}>'
        for n in (1, 2)
    )
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="某">{p(f"批{n}")}</w:comment>'
        for n in (1, 2)
    )
    parts = {
        "document": f"<w:body>{p('第一条　总则。')}{''.join(blocks)}</w:body>",
        "numbering": ARTICLES + TICKS + listed(1) + LISTS_OF_TICKS,
        "styles": style("character", "Struck", "<w:strike/>"),
        "footnotes": notes.format("footnote"),
        "endnotes": notes.format("endnote"),
        "comments": comments,
        "header1": par(header)
        if about["header"] or about["header mark"] or about["header picture"]
        else "",
        "footer1": p("页脚" if about["footer"] < 2 else "落款")
        if about["footer"]
        else "",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            f"<Relationships>{rels}</Relationships>",
        )
        for name, inner in parts.items():
            tag = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            archive.writestr(
                f"word/{name}.xml", f"<w:{tag} {W}>{inner}</w:{tag}>"
            )
        for _, target in listed_parts[:6]:
            archive.writestr(f"word/{target}", target)
        for one in ("header picture", "note picture"):
            if about[one]:
                archive.writestr(
                    f"word/media/{one[0]}.png", f"{one}{about[one]}"
                )
    return out.getvalue()


def tree(data: bytes) -> Tree:
    read = read_docx(data, "来稿.docx")
    assert read.lines, read.findings
    found = parse_lines(read.lines, "来稿.docx", read.unread).tree
    assert found
    return found


def is_called_the_same(old: Tree, new: Tree) -> bool:
    """Whether the console would say 文字相同."""
    changed = any(one.kind != "未变" for one in compare(old, new).changes)
    return not changed and all(one.same for one in leftovers(old, new))


@pytest.mark.parametrize("thing", BLOCKS)
def test_no_thing_that_differs_is_passed_over(thing: str) -> None:
    old, new = (tree(packed([one], {})) for one in BLOCKS[thing])
    assert is_called_the_same(old, old)
    assert not is_called_the_same(old, new)
    assert not is_called_the_same(new, old)


@pytest.mark.parametrize("part", MARGINS)
def test_nothing_outside_the_body_that_differs_is_passed_over(
    part: str,
) -> None:
    body = BLOCKS["footnote"][0]
    nothing, old, new = (tree(packed([body], {part: n})) for n in range(3))
    assert is_called_the_same(old, old)
    assert not is_called_the_same(old, new)
    assert not is_called_the_same(nothing, new)


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(BLOCKS)), st.booleans(), st.booleans()
        ),
        min_size=1,
        max_size=8,
    ),
    st.dictionaries(
        st.sampled_from(MARGINS[:-1]),  # a note need not be there
        st.tuples(st.sampled_from((1, 2)), st.sampled_from((1, 2))),
    ),
)
@settings(max_examples=examples(150), deadline=None)
def test_files_of_random_things(
    things: list[tuple[str, bool, bool]],
    margins: dict[str, tuple[int, int]],
) -> None:
    """Files are called the same exactly where all things of them are."""
    sides = []
    for side in (0, 1):
        blocks = [BLOCKS[name][versions[side]] for name, *versions in things]
        about = {part: version[side] for part, version in margins.items()}
        sides.append(tree(packed(blocks, about)))
    equal = all(one == other for _, one, other in things)
    equal = equal and all(one == other for one, other in margins.values())
    assert is_called_the_same(*sides) == equal


MARKDOWN = {
    "words": ("甲。", "乙。"),
    "picture": ("![](a.png)", "![](b.png)"),
    "tag": ("<img src='a.png'>", "<img src='b.png'>"),
    "struck": ("~~甲~~乙", "甲~~乙~~"),
    "struck tag": ("<s>甲</s>乙", "甲<s>乙</s>"),
    "not struck": ("~~甲~~", "甲"),
    "raised": ("10<sup>2</sup>", "102"),
    "task": ("- [x] 甲", "- [ ] 甲"),
    "number": ("1. 甲", "2. 甲"),
    "table": ("|甲|乙|\n|-|-|\n|丙|丁|", "|甲|乙|\n|-|-|\n|丁|丙|"),
    "code": ("`甲`", "`乙`"),
    "html table": (
        "<table><tr><td>甲</td><td></td></tr></table>",
        "<table><tr><td></td><td>甲</td></tr></table>",
    ),
    "note": ("[^1]: 甲", "[^1]: 乙"),
    "reference": ("[1]: a.md", "[1]: b.md"),
}


@pytest.mark.parametrize("thing", MARKDOWN)
def test_no_thing_of_markdown_that_differs_is_passed_over(thing: str) -> None:
    old, new = (
        parse_text(f"第一条　总则。\n\n{one}\n", "来稿.md").tree
        for one in MARKDOWN[thing]
    )
    assert old and new
    assert is_called_the_same(old, old)
    assert not is_called_the_same(old, new)

"""Headers and footers are the same where the same ones show, with the same words and
pictures, on the same pages."""

from __future__ import annotations

import pytest

from policypress.compare import compare
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.text.tree import Tree
from tests.compare.read.test_docx import W, p
from tests.compare.read.test_docx_things import (
    OFFICE,
    V,
    listed,
    tree,
    zipped,
)

R = f'xmlns:r="{OFFICE}"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
USUAL = '<w:headerReference w:type="default" r:id="r1"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def page(number: str, code: str = "PAGE") -> str:
    """A page number that Word counts, with what it was at the last save."""
    marks = ("begin", "separate", "end")
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in marks
    )
    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{begin}{code}{separate}{run(number)}{end}"


def file(
    header: str,
    section: str = USUAL,
    body: str = "",
    **more: str | bytes,
) -> Tree:
    """A file with one header. section: what its section says. more: parts."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {W} {R}><w:body>"
        f"{body or p('第一条　甲。')}<w:sectPr>{section}</w:sectPr>"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": listed(
            header="header1.xml", settings="settings.xml"
        ),
        "word/header1.xml": f"<w:hdr {W} {R} {V} {M}><w:p>{header}</w:p></w:hdr>",
    }
    return tree(zipped(parts | more))


def told(old: Tree, new: Tree) -> dict[str, bool]:
    found = leftovers(old, new, compare(old, new))
    return {one.what: one.same for one in found}


FORMULA = "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>"
SHOWN = run("内部文件")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SHOWN, SHOWN, True),
        (SHOWN, run("内部") + run("文件"), True),
        (SHOWN, run("公开文件"), False),
        (run("2024-01-05"), run("2026-01-05"), False),
        (run("2024"), run("2026"), False),
        (run("★"), run("☆"), False),
        (FORMULA.format("A"), FORMULA.format("B"), False),
        (SHOWN, run("内部文件", "<w:strike/>"), False),
        (SHOWN, run("内部文件", "<w:vanish/>"), False),
        # The numbers of pages are not told from one another.
        (
            run("第") + page("1") + run("页"),
            run("第") + page("7") + run("页"),
            True,
        ),
        (
            run("共") + page("3", "NUMPAGES \\* MERGEFORMAT") + run("页"),
            run("共") + page("12", "numpages") + run("页"),
            True,
        ),
        (run("第") + page("1") + run("页"), run("第页"), False),
        (run("第") + page("1") + run("页"), run("共") + page("1"), False),
        # A field that is no page number is its words.
        (page("甲", "AUTHOR"), page("乙", "AUTHOR"), False),
    ],
)
def test_a_header_is_what_it_shows(one: str, other: str, same: bool) -> None:
    assert told(file(one), file(other)) == {"页眉": same}


@pytest.mark.parametrize(
    "header",
    [
        run("— 1 —"),
        run("— ") + page("1") + run(" —"),
        page("1") + run("/") + page("9", "NUMPAGES"),
        f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>',
        "",
    ],
)
def test_a_page_number_alone_is_not_named(header: str) -> None:
    assert file(header).uncompared == ()


def test_a_page_number_of_one_element_is_not_told_from_another() -> None:
    def numbered(number: str) -> Tree:
        counted = f'<w:fldSimple w:instr="PAGE">{run(number)}</w:fldSimple>'
        return file(run("第") + counted + run("页"))

    assert told(numbered("1"), numbered("8")) == {"页眉": True}


def test_a_number_reckoned_from_that_of_the_page_is_none_either() -> None:
    def reckoned(number: str) -> Tree:
        begin, *rest = page(number, "CODE").split("<w:r><w:instrText>")
        code = "<w:r><w:instrText>" + rest[0]
        inner = code.replace("CODE", "=").split("</w:r>", 1)
        field = f"{begin}{inner[0]}</w:r>{page('9')}{inner[1]}"
        return file(run("第") + field + run("页"))

    assert told(reckoned("1"), reckoned("4")) == {"页眉": True}


def test_the_same_bytes_in_two_files_are_read_twice() -> None:
    header = run("第") + page("1") + run("页")
    assert told(file(header), file(header)) == {"页眉": True}


@pytest.mark.parametrize(
    ("section", "what"),
    [
        ("", "不显示的页眉"),
        (USUAL.replace("default", "first"), "不显示的页眉"),
        (USUAL.replace("default", "first") + "<w:titlePg/>", "页眉"),
        (
            USUAL.replace("default", "first") + '<w:titlePg w:val="0"/>',
            "不显示的页眉",
        ),
        (USUAL.replace("default", "even"), "不显示的页眉"),
    ],
)
def test_a_header_that_does_not_show_is_told_apart(
    section: str, what: str
) -> None:
    assert [one.what for one in file(SHOWN, section).uncompared] == [what]
    assert told(file(SHOWN, section), file(SHOWN))["页眉"] is False


def test_even_pages_have_a_header_of_their_own_where_the_file_says_so() -> (
    None
):
    even = USUAL.replace("default", "even")
    settings = f"<w:settings {W}><w:evenAndOddHeaders/></w:settings>"
    on = file(SHOWN, even, **{"word/settings.xml": settings})
    assert [one.what for one in on.uncompared] == ["页眉"]


def test_the_first_page_without_its_header_is_another() -> None:
    assert told(file(SHOWN), file(SHOWN, USUAL + "<w:titlePg/>")) == {
        "页眉": False
    }


def section_end(inside: str) -> str:
    return (
        f"<w:p><w:pPr><w:sectPr>{inside}</w:sectPr></w:pPr>"
        f"{run('第一条　甲。')}</w:p>"
    )


def test_a_section_has_the_header_of_the_one_before() -> None:
    two = section_end(USUAL) + p("第二条　乙。")
    whole = file(SHOWN, "", two)
    assert [len(one.places) for one in whole.uncompared] == [1]
    own = file(SHOWN, USUAL, two)
    assert told(whole, own) == {"页眉": True}


def test_from_which_section_on_a_header_shows_is_told() -> None:
    first, second = p("第一条　甲。"), p("第二条　乙。")
    ended = section_end("").replace("第一条　甲。", "")
    early = file(SHOWN, USUAL, ended + first + second)
    late = file(SHOWN, USUAL, first + ended + second)
    assert told(early, early) == {"页眉": True}
    assert told(early, late) == {"页眉": False}
    more = file(SHOWN, USUAL, ended + first + p("第二条　丙。") + second)
    assert told(early, more) == {"页眉": True}


def picture(shown: bytes, unused: bytes = b"9") -> Tree:
    return file(
        SHOWN + '<w:r><w:pict><v:imagedata r:id="r1"/></w:pict></w:r>',
        **{
            "word/_rels/header1.xml.rels": listed(image="media/a.png"),
            "word/media/a.png": shown,
            "word/media/b.png": unused,
        },
    )


def test_a_header_has_the_pictures_that_it_names() -> None:
    assert told(picture(b"1"), picture(b"1")) == {"页眉": True}
    assert told(picture(b"1"), picture(b"2")) == {"页眉": False}
    assert told(picture(b"1"), picture(b"1", b"8")) == {"页眉": True}


def test_a_picture_that_nothing_names_is_told_by_all_that_there_are() -> None:
    def unnamed(shown: bytes) -> Tree:
        header = "<w:r><w:pict><v:imagedata/></w:pict></w:r>"
        return file(header, **{"word/media/a.png": shown})

    assert told(unnamed(b"1"), unnamed(b"1")) == {"页眉": True}
    assert told(unnamed(b"1"), unnamed(b"2")) == {"页眉": False}

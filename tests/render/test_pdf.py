"""A publisher wants PDFs. LibreOffice may be missing, hang, crash or choke on one file; the others must come out."""

from __future__ import annotations

import os
import shlex
import stat
import sys
import tempfile
import zipfile

import pytest

from policypress.document import Contents, PageBreak
from policypress.render import pdf, pdf_fonts
from policypress.render.docx import render
from policypress.render.pdf import convert
from policypress.render.pdf_outline import standing
from policypress.word.contents_pages import computed_when_laid_out
from tests.support.word_files import document, look, para

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="假的 soffice 是一个 POSIX 脚本"
)

# A line #! takes no path with a space in it, so a shell starts the Python of this checkout.
FAKE = """#!/bin/sh
'''exec' {python} "$0" "$@" #'''
import pathlib, sys, time
arguments = sys.argv[1:]
out = pathlib.Path(arguments[arguments.index("--outdir") + 1])
out.mkdir(exist_ok=True)
profile = next(a for a in arguments if a.startswith("-env:UserInstallation=file://"))
log = pathlib.Path({log!r})
log.write_text(log.read_text() + profile + "\\n" if log.exists() else profile + "\\n")
for name in arguments[arguments.index("--outdir") + 2:]:
    source = pathlib.Path(name)
    words = source.read_text()
    if words == "hang":
        time.sleep(60)
    if words == "crash":
        sys.exit(77)
    if words == "flaky" and log.read_text().count("\\n") == 1:
        sys.exit(1)
    if words != "broken":
        (out / (source.stem + ".pdf")).write_text("%PDF-1.7 " + words + " %%EOF")
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(
        FAKE.format(
            python=shlex.quote(sys.executable), log=str(tmp_path / "log")
        ),
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pdf, "find_soffice", lambda: program)
    return tmp_path / "log"


@pytest.fixture
def write(tmp_path):
    def write(name: str, words: str):
        path = tmp_path / "outputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        return path

    return write


def names(result):
    return [(f.code, f.place.file) for f in result.findings]


def test_many_files_take_one_call_and_keep_their_folders(
    office, write, tmp_path
):
    files = [
        write("指南/01 甲.docx", "一"),
        write("申请表/01 甲.docx", "二"),
        write("-正文.docx", "三"),
    ]
    result = convert(files, tmp_path / "outputs", base=tmp_path / "outputs")
    assert result.findings == ()
    assert [
        p.relative_to(tmp_path / "outputs").as_posix() for p in result.written
    ] == [
        "指南/01 甲.pdf",
        "申请表/01 甲.pdf",
        "-正文.pdf",
    ]
    assert "二" in (tmp_path / "outputs/申请表/01 甲.pdf").read_text()
    assert office.read_text().count("\n") == 1
    assert [f.read_text() for f in files] == ["一", "二", "三"]
    assert not [
        p
        for p in (tmp_path / "outputs").rglob("*")
        if p.suffix not in (".docx", ".pdf") and p.is_file()
    ]


def test_a_file_that_does_not_come_out_is_tried_once_more_and_named(
    office, write, tmp_path
):
    result = convert(
        [
            write("a.docx", "一"),
            write("b.docx", "broken"),
            write("c.docx", "三"),
        ],
        tmp_path,
    )
    assert [p.name for p in result.written] == ["a.pdf", "c.pdf"]
    assert names(result) == [("pdf-failed", "b.docx")]
    assert office.read_text().count("\n") == 2


def test_a_crash_on_one_file_costs_only_that_file(office, write, tmp_path):
    result = convert(
        [
            write("a.docx", "一"),
            write("b.docx", "crash"),
            write("c.docx", "三"),
        ],
        tmp_path,
    )
    assert [p.name for p in result.written] == ["a.pdf", "c.pdf"] and names(
        result
    ) == [("pdf-failed", "b.docx")]
    assert len(set(office.read_text().split())) == 3, (
        "each call has a profile of its own"
    )


def test_a_crash_that_does_not_come_back_is_forgotten(office, write, tmp_path):
    result = convert(
        [write("a.docx", "flaky"), write("b.docx", "二")], tmp_path
    )
    assert len(result.written) == 2 and result.findings == ()


def test_a_hang_is_ended_and_the_old_pdf_stays(office, write, tmp_path):
    (tmp_path / "b.pdf").write_text("alt")
    result = convert(
        [write("a.docx", "一"), write("b.docx", "hang")], tmp_path, timeout=1.5
    )
    assert [p.name for p in result.written] == ["a.pdf"]
    assert (
        "没有完成" in result.findings[0].message
        and result.findings[0].place.file == "b.docx"
    )
    assert (tmp_path / "b.pdf").read_text() == "alt"


def test_what_nobody_waits_for_any_more_is_ended(office, write, tmp_path):
    result = convert(
        [write("a.docx", "hang")],
        tmp_path,
        timeout=30,
        # As soon as the program has begun.
        given_up=lambda: office.exists() and office.stat().st_size > 0,
    )
    assert result.written == () and "不再需要" in result.findings[0].message
    assert office.read_text().count("\n") == 1


def test_without_a_temporary_folder_there_is_a_finding(
    office, write, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    result = convert([write("a.docx", "一")], tmp_path)
    assert (
        names(result) == [("no-temporary-folder", "")] and result.written == ()
    )


def test_nothing_stays_in_the_temporary_folder(
    office, write, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    convert(
        [write("a.docx", "一"), write("b.docx", "hang")], tmp_path, timeout=0.2
    )
    assert not list(tmp_path.glob("policypress-*"))


def test_an_office_that_never_works_is_not_asked_for_each_file(
    office, write, tmp_path
):
    result = convert([write(f"{n}.docx", "crash") for n in range(9)], tmp_path)
    assert len(result.findings) == 9 and office.read_text().count("\n") == 2


def test_a_file_that_is_gone_is_named(office, write, tmp_path):
    result = convert([tmp_path / "weg.docx", write("a.docx", "一")], tmp_path)
    assert (
        names(result) == [("pdf-failed", "weg.docx")]
        and len(result.written) == 1
    )


def test_without_libreoffice_there_is_a_remedy(write, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)
    result = convert([write("a.docx", "一")], tmp_path)
    assert (
        names(result) == [("libreoffice-missing", "PDF")]
        and "apt install" in result.findings[0].hint
    )
    assert convert([], tmp_path).findings == ()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A .docx that names three fonts, on a machine with these answers of fc-match and these fonts in the PDF."""
    docx = tmp_path / "a.docx"
    with zipfile.ZipFile(docx, "w") as package:
        package.writestr(
            "word/styles.xml",
            '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
            '<w:rFonts w:eastAsia="隶书"/>',
        )
        package.writestr(
            "word/theme/theme1.xml", '<w:rFonts w:eastAsia="幼圆"/>'
        )

    def ask(answers: dict[str, str], *embedded: str):
        listing = "name type\n---- ----\n" + "".join(
            f"ABCDEF+{name} CID\n" for name in embedded
        )
        monkeypatch.setattr(pdf_fonts, "find_program", lambda name: name)
        monkeypatch.setattr(
            pdf_fonts,
            "_run",
            lambda c: (
                answers[c[-1].partition(":")[0]]
                if c[0] == "fc-match"
                else listing
            ),
        )
        return pdf_fonts.substitutions([(docx, tmp_path / "a.pdf")])

    return ask


TIMES = "Times New Roman\nTimesNewRomanPSMT"


def test_a_font_is_reported_with_the_one_that_stands_in_the_pdf(machine):
    answers = {
        "仿宋_GB2312": "FandolFang,FandolFang R\nFandolFang-Regular",
        "隶书": "Noto Serif\nNotoSerif",
        "Times New Roman": TIMES,
    }
    assert machine(answers, "FandolFang-Regular", "TimesNewRomanPSMT") == (
        ("仿宋_GB2312", "FandolFang"),
    ), "隶书 is named by a style nobody uses"


def test_a_choice_of_libreoffice_s_own_is_reported_too(machine):
    answers = {
        "仿宋_GB2312": "DejaVu Sans\nDejaVuSans",
        "隶书": "DejaVu Sans\nDejaVuSans",
        "Times New Roman": TIMES,
    }
    assert machine(answers, "NotoSerifCJKsc-Regular", "TimesNewRomanPSMT") == (
        ("仿宋_GB2312", "NotoSerifCJKsc-Regular"),
        ("隶书", "NotoSerifCJKsc-Regular"),
    )


def test_nothing_is_reported_where_all_fonts_are_there(machine):
    answers = {
        "仿宋_GB2312": "仿宋_GB2312\nFangSong_GB2312",
        "隶书": "隶书\nSimLi",
        "Times New Roman": TIMES,
    }
    assert machine(answers, "FangSong_GB2312", "TimesNewRomanPSMT") == ()


@pytest.mark.libreoffice
def test_libreoffice_makes_a_real_pdf_and_computes_the_pages_of_contents(
    tmp_path,
):
    from policypress.system.tools import find_soffice

    if not find_soffice():
        pytest.skip("没有 LibreOffice")
    paper = document(
        Contents(1),
        para("body", "给予最高100万元奖励。"),
        PageBreak(),
        para("chapter", "一、总则", level=1),
    )
    before = computed_when_laid_out(render(paper, look()))
    (tmp_path / "措施 正文.docx").write_bytes(before)
    result = convert([tmp_path / "措施 正文.docx"], tmp_path / "pdf")
    assert [p.name for p in result.written] == ["措施 正文.pdf"]
    made = result.written[0].read_bytes()
    assert made.startswith(b"%PDF-")
    assert standing(made) == [("一、总则", 2)]
    assert b"/Contents<FEFF0032>" in made, "the entry prints 2, linked"
    assert (tmp_path / "措施 正文.docx").read_bytes() == before
    assert all(f.severity == "note" for f in result.findings)

"""Several bodies issue one document (联合行文): GB/T 9704—2012, 7.2.4 and 7.3.5."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from policypress.document import Paragraph
from policypress.render.docx import render
from policypress.render.docx.joint import (
    masthead_size,
    signature_columns,
    signature_rows,
)
from policypress.render.docx.joint_names import Joint
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.red_ink import bands
from tests.support.word_files import body, document, look, para

SHORT = ["云湾区文旅局", "云湾区财政局", "云湾区人力资源局", "云湾区教育局"]
LONG = [
    "云川市云湾区发展和改革局",
    "云川市云湾区科技创新局",
    "云川市云湾区住房和城乡建设局",
]
DAY = "2026年5月8日"
SEAL = 45 * 56.69
WIDTH = 8845


def letter(names: list[str], lines: int = 3) -> list[Paragraph]:
    """A notice of these bodies with some lines of text."""
    return [
        *[para("masthead", name) for name in names],
        para("masthead-word", "文件"),
        para("doc-number", "云文规〔2026〕3号"),
        para("title", "云湾区文旅局等部门关于印发办法的通知", level=1),
        para("recipient", "各有关单位："),
        para("body", "现将办法印发给你们。" * 6 * lines),
        para("body", "请认真组织实施。"),
        *[para("signature", name) for name in names],
        para("date-line", DAY),
    ]


def signed(names: list[str]) -> Joint:
    return Joint(
        tuple(para("signature", name) for name in names),
        para("date-line", DAY),
    )


def test_one_body_needs_no_table() -> None:
    story = body(para("masthead", "甲局文件"), para("signature", "甲局"))
    assert "<w:tbl>" not in story


def test_names_stand_left_and_the_word_beside_them_in_the_middle() -> None:
    story = body(*letter(SHORT[:3]))
    table = story[story.index("<w:tbl>") : story.index("</w:tbl>")]
    left, right = table.split("</w:tc>")[:2]
    assert [name in left for name in SHORT[:3]] == [True] * 3
    assert "文件" in right and '<w:vAlign w:val="center"/>' in right
    assert "文件" not in left
    assert left.count('<w:jc w:val="distribute"/>') == 3


def test_text_between_two_names_makes_them_two_single_ones() -> None:
    story = body(
        para("signature", "甲局"),
        para("body", "乙"),
        para("signature", "丙局"),
    )
    assert "<w:tbl>" not in story


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_the_names_of_a_masthead_fit_beside_the_word_and_above_the_text(
    count: int,
) -> None:
    """No wrap inside a name; the first page keeps room for the text."""
    style = look().paragraph("masthead")
    names = (LONG * 2)[:count]
    room = 3000
    size = masthead_size(names, "文件", style, WIDTH, room)
    longest = max(map(len, names))
    assert (longest + 2.5) * size * 10 <= WIDTH
    assert size == 32 or count * size * 10 <= room
    assert 32 <= size <= 84


@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize("names", [SHORT, LONG])
def test_seals_neither_touch_nor_leave_the_text_area(
    names: list[str], count: int
) -> None:
    bodies = (names * 2)[:count]
    beside, column, right = signature_columns(signed(bodies), look())
    assert 1 <= beside <= 3
    assert column >= SEAL - 1
    assert beside * column + right <= WIDTH
    assert max(map(len, bodies)) * 315 <= column, "no name wraps"


def test_at_most_three_stand_in_a_row_and_the_last_over_the_date() -> None:
    assert signature_rows(2, 3) == [[None, 0, 1]]
    assert signature_rows(5, 3) == [[0, 1, 2], [None, 3, 4]]
    assert signature_rows(3, 2) == [[0, 1], [None, 2]]
    story = body(*letter(SHORT))
    rows = re.findall("<w:tr>.*?</w:tr>", story)
    last = rows[-1].split("</w:tc>")
    ended = [cell for cell in last if DAY in cell]
    assert len(ended) == 1 and SHORT[-1] in ended[0]
    assert DAY not in "".join(rows[:-1])


def test_rows_of_signatures_are_as_far_apart_as_seals_need() -> None:
    story = body(*letter([*SHORT, "云湾区民政局"]))
    (height,) = re.findall(
        r'<w:trHeight w:val="(\d+)" w:hRule="exact"/>', story
    )
    assert int(height) >= SEAL


def test_two_very_long_names_just_fit_the_line() -> None:
    beside, column, right = signature_columns(signed(LONG), look())
    assert (beside, right) == (2, 0) and column * 2 <= WIDTH


def test_the_last_words_stay_with_the_signatures() -> None:
    story = body(*letter(SHORT))
    at = story.rindex("<w:keepNext/>", 0, story.index("请认真组织实施"))
    assert "现将办法" not in story[at : story.index("请认真组织实施")]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "names",
    [
        pytest.param(SHORT[:2], marks=MORE_OF_THE_SAME),
        pytest.param(SHORT[:3], marks=MORE_OF_THE_SAME),
        LONG,
    ],
)
def test_a_rendered_page_keeps_the_measures_of_the_standard(
    tmp_path: Path, names: list[str]
) -> None:
    """The masthead begins 35 mm below the text area, no name wraps, 文件 stands in the
    middle beside them, the first page shows some of the text."""
    from policypress.render.pdf import convert

    path = tmp_path / "notice.docx"
    path.write_bytes(render(document(*letter(names)), look()))
    result = convert([path], tmp_path)
    assert len(result.written) == 1, result.findings
    found = bands(result.written[0])
    *rows, line = found
    assert rows[0].top == pytest.approx(72, abs=1)
    assert line.right - line.left == pytest.approx(156, abs=0.5)
    # names and 文件 share rows of ink where 文件 stands beside the middle name
    assert len(rows) in (len(names), 1, 2)
    assert max(row.right for row in rows) <= 28 + 156.5
    words = _first_page(result.written[0])
    assert "现将办法印发给你们" in words
    _signed_over_the_date(result.written[0], names)


def _signed_over_the_date(pdf: Path, names: list[str]) -> None:
    """The last name is centred over the date, seals have 45 mm from middle to middle,
    and each name is one word on one line."""
    words = list(_words(pdf))
    found: dict[str, tuple[float, float, float]] = {}
    for left, top, right, word in words:  # those of the masthead come first
        for name in names:
            at = word.find(name)
            if at >= 0:  # names beside each other may be read as one word
                wide = (right - left) / len(word)
                begin = left + at * wide
                found[name] = (begin, top, begin + len(name) * wide)
    assert set(found) == set(names)
    middle = {
        name: (left + right) / 2 * 25.4 / 72
        for name, (left, _, right) in found.items()
    }
    signed = max(
        place for place, one in enumerate(words) if names[-1] in one[3]
    )
    day = [one for one in words[signed:] if one[1] > found[names[-1]][1] + 20]
    line = [one for one in day if abs(one[1] - day[0][1]) < 3][:6]
    left, right = min(one[0] for one in line), max(one[2] for one in line)
    assert (left + right) / 2 * 25.4 / 72 == pytest.approx(
        middle[names[-1]], abs=1.5
    )
    for one, other in pairwise(names):
        beside = abs(found[one][1] - found[other][1]) < 3
        apart = abs(middle[one] - middle[other])
        below = abs(found[one][1] - found[other][1]) * 25.4 / 72
        assert (apart if beside else below) >= 44.5


def _words(pdf: Path) -> list[tuple[float, float, float, str]]:
    """Left, top and right of each word in points."""
    import subprocess

    command = ["pdftotext", "-bbox", str(pdf), "-"]
    made = subprocess.run(command, capture_output=True, check=True)
    return [
        (float(left), float(top), float(right), word)
        for left, top, right, word in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<',
            made.stdout.decode("utf-8"),
        )
    ]


def _first_page(pdf: Path) -> str:
    import subprocess

    command = ["pdftotext", "-l", "1", str(pdf), "-"]
    made = subprocess.run(command, capture_output=True, check=True)
    return made.stdout.decode("utf-8")

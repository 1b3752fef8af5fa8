"""What a Word file shows besides text is the same only where its content is."""

from __future__ import annotations

import io
import zipfile

import pytest

from policypress.compare import parse_bytes
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.read.docx import read_docx
from policypress.compare.read.parser import parse_lines
from policypress.compare.text.tree import Tree
from tests.compare.read.test_docx import W, p, package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def tree(data: bytes) -> Tree:
    read = read_docx(data, "来稿.docx")
    found = parse_lines(read.lines, "来稿.docx", read.unread).tree
    assert found is not None
    return found


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def listed(**targets: str) -> str:
    """A list of relationships: r1, r2 … of these kinds."""
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f"<Relationships>{inner}</Relationships>"


def shape(about: str) -> bytes:
    drawn = f"<w:r><w:pict {V}><v:line {about}/></w:pict></w:r>"
    return package(p("第一条　甲。") + f"<w:p>{drawn}</w:p>")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('id="a1" from="0,0" to="9,9"', 'id="b7" from="0,0" to="9,9"', True),
        ('from="0,0" to="9,9"', 'from="0,0" to="9,5"', False),
        ('strokecolor="red"', 'strokecolor="black"', False),
    ],
)
def test_a_drawn_shape_is_the_same_when_it_is_drawn_alike(
    one: str, other: str, same: bool
) -> None:
    (found,) = leftovers(tree(shape(one)), tree(shape(other)))
    assert (found.what, found.same) == ("图形", same)


def arrow(form: str, inside: str = "") -> str:
    return (
        f'<wps:wsp><wps:spPr><a:prstGeom prst="{form}"/></wps:spPr>'
        f"{inside}</wps:wsp>"
    )


BOX = f"<wps:txbx><w:txbxContent>{p('受理')}</w:txbxContent></wps:txbx>"
NAMES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" xmlns:r="{OFFICE}"'
)


def drawn(inside: str) -> Tree:
    shown = f"<w:r><w:drawing {NAMES}>{inside}</w:drawing></w:r>"
    return tree(package(p("第一条　流程：") + f"<w:p>{shown}</w:p>"))


def test_a_box_of_words_alone_is_no_shape() -> None:
    assert drawn(arrow("rect", BOX)).uncompared == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # An arrow beside a box of words.
        (
            arrow("rect", BOX) + arrow("rightArrow"),
            arrow("rect", BOX) + arrow("leftArrow"),
            False,
        ),
        (
            arrow("rect", BOX) + arrow("rightArrow"),
            arrow("rect", BOX.replace("受理", "审核")) + arrow("rightArrow"),
            True,
        ),
        # An arrow with words in it.
        (arrow("rightArrow", BOX), arrow("leftArrow", BOX), False),
        # Words that are drawn and are none of the text.
        (
            "<a:sp><a:t>10万元</a:t></a:sp>",
            "<a:sp><a:t>20万元</a:t></a:sp>",
            False,
        ),
        (arrow("rect", BOX) + "<a:sp><a:t>10</a:t></a:sp>",) * 2 + (True,),
        (
            arrow("rect", BOX) + "<a:sp><a:t>10</a:t></a:sp>",
            arrow("rect", BOX) + "<a:sp><a:t>20</a:t></a:sp>",
            False,
        ),
    ],
)
def test_what_is_drawn_beside_words_is_told(
    one: str, other: str, same: bool
) -> None:
    (found,) = leftovers(drawn(one), drawn(other))
    assert (found.what, found.same) == ("图形", same)


PICTURE = (
    '<pic:pic><pic:blipFill><a:blip r:embed="r9">{effect}</a:blip>{cut}'
    "</pic:blipFill><pic:spPr><a:xfrm {turn}/></pic:spPr></pic:pic>"
)


def picture(effect: str = "", cut: str = "", turn: str = "") -> Tree:
    return drawn(PICTURE.format(effect=effect, cut=cut, turn=turn))


@pytest.mark.parametrize(
    ("about", "same"),
    [
        ({"cut": "<a:srcRect/>"}, True),
        ({"cut": '<a:srcRect b="0"/>'}, True),
        ({"effect": "<a:extLst/>"}, True),
        ({"cut": '<a:srcRect b="50000"/>'}, False),
        ({"turn": 'flipH="1"'}, False),
        ({"turn": 'rot="10800000"'}, False),
        ({"effect": "<a:lum bright='100000'/>"}, False),
    ],
)
def test_a_picture_is_the_same_when_the_same_of_it_is_seen(
    about: dict[str, str], same: bool
) -> None:
    (found,) = leftovers(picture(), picture(**about))
    assert (found.what, found.same) == ("图片", same)


def charted(drawn_on_it: str) -> Tree:
    """A file with a chart on which something is drawn."""
    charts = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    shown = f'<w:r><w:drawing><c:chart xmlns:c="{charts}" xmlns:r="{OFFICE}" r:id="r1"/></w:drawing></w:r>'
    return tree(
        zipped(
            {
                "word/document.xml": f"<w:document {W}><w:body>"
                f"{p('第一条　甲。')}<w:p>{shown}</w:p></w:body></w:document>",
                "word/_rels/document.xml.rels": listed(chart="charts/c.xml"),
                "word/charts/c.xml": "<chart/>",
                "word/charts/_rels/c.xml.rels": listed(
                    chartUserShapes="../drawings/d.xml"
                ),
                "word/drawings/d.xml": drawn_on_it,
            }
        )
    )


def test_what_is_drawn_on_a_chart_is_a_part_of_it() -> None:
    old, new = charted("<a>最高10万元</a>"), charted("<a>最高20万元</a>")
    (same,) = leftovers(old, old)
    (other,) = leftovers(old, new)
    assert same.what == "图表" and same.same and not other.same


def test_the_reading_beside_a_word_is_told() -> None:
    def beside(reading: str) -> Tree:
        ruby = (
            f"<w:ruby><w:rubyPr/><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>奖励</w:t></w:r></w:rubyBase></w:ruby>"
        )
        return tree(package(f"<w:p><w:r>{ruby}</w:r></w:p>"))

    (same,) = leftovers(beside("10万元"), beside("10万元"))
    (other,) = leftovers(beside("10万元"), beside("20万元"))
    assert same.same and not other.same
    assert other.sentence == (
        "注音（拼音指南） 1 处（第 1 段），内容有不同，没有作为文字比较"
    )


def test_the_reading_beside_a_word_of_a_page_is_told_too() -> None:
    def beside(reading: str) -> Tree:
        text = f"第一条　<ruby>奖励<rp>(</rp><rt>{reading}</rt></ruby>企业。\n"
        found = parse_bytes(text.encode(), "来稿.md").tree
        assert found and "企业" in found.nodes[0].lines[0].printed
        return found

    (same,) = leftovers(beside("10万元"), beside("10万元"))
    (other,) = leftovers(beside("10万元"), beside("20万元"))
    assert same.what == "注音（拼音指南）" and same.same and not other.same

"""The answers of a filled form are read from whichever program saved it."""

from __future__ import annotations

from lxml import etree

from policypress.word.bookmarks import name_of, tag
from policypress.word.filled import Control, controls_in, is_ticked
from policypress.word.repeated_fields import RowCount, section_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def field(name: str, content: str, properties: str = "") -> str:
    """A control with that tag."""
    named = f'<w:tag w:val="{name}"/>' if name else ""
    about = f"<w:sdtPr>{named}{properties}</w:sdtPr>"
    return f"<w:sdt>{about}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def read(body: str) -> list[Control]:
    return controls_in(etree.fromstring(f"<w:body {SPACES}>{body}</w:body>"))


def test_a_control_has_its_names_and_its_words_without_what_was_deleted():
    names = (
        '<w:alias w:val="单位名称"/>'
        '<w:placeholder><w:docPart w:val="prompt"/></w:placeholder>'
        "<w:showingPlcHdr/>"
    )
    content = (
        f"<w:p>{run(' 甲')}<w:r><w:tab/></w:r><w:del>{run('旧')}</w:del>"
        f"{run('乙')}<w:r><w:noBreakHyphen/><w:br/></w:r>{run('丙')}</w:p>"
        f"<w:p><w:moveFrom>{run('走')}</w:moveFrom>{run('丁')}</w:p>"
        f"<mc:Fallback>{run('又')}</mc:Fallback>"
    )
    (control,) = read(run("外") + field("name", content, names) + run("外"))
    assert control.text == "甲\t乙-\n丙\n丁"
    assert (control.tag, control.title) == ("name", "单位名称")
    assert (control.prompt_name, control.prompting) == ("prompt", True)
    assert (control.box, control.item) == (False, 0)


def test_what_holds_no_answer_is_none():
    kinds = "docPartObj", "docPartList", "picture", "group", "citation"
    others = "".join(
        field("x", run("甲"), f"<w:{kind}/>")
        for kind in (*kinds, "bibliography")
    )
    assert read(others) == []
    around = field("toc", field("name", run("乙")), "<w:docPartObj/>")
    assert [one.text for one in read(around)] == ["乙"]


def test_a_box_that_lost_its_names_is_that_of_the_control_around_it():
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    inner = field("", run("☒"), box)
    (control,) = read(field("agree", inner))
    assert (control.tag, control.text) == ("agree", "☒")
    assert (control.box, control.ticked) == (True, True)
    behind = read(field("agree", run("同意") + inner))
    assert [one.tag for one in behind] == ["agree", ""]
    apart = read(inner)
    assert [one.named for one in apart] == [False]


def test_the_character_of_a_box_decides_then_its_mark():
    def box(words: str, *, ticked: bool) -> bool:
        return is_ticked(Control(words=[words], ticked=ticked))

    assert all(box(one, ticked=False) for one in "☑☒✓✔√■")
    assert not any(box(one, ticked=True) for one in "☐□")
    assert box("", ticked=True)
    assert not box("是", ticked=False)


def test_the_marks_of_a_switch():
    def ticked(value: str) -> bool:
        mark = f"<w14:checkbox>{value}</w14:checkbox>"
        return read(field("a", "", mark))[0].ticked

    on = [f'<w14:checked w14:val="{one}"/>' for one in ("1", "true", "on")]
    assert all(map(ticked, [*on, "<w14:checked/>"]))
    assert not ticked('<w14:checked w14:val="0"/>')
    assert not ticked("")


def mark(identity: str, name: str) -> str:
    return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'


def test_source_tags_are_those_around_it_and_in_it():
    outer, inner = name_of("a#x", 1), name_of("b#y", 1)
    body = (
        f"{mark('1', outer)}{mark('2', 'other')}"
        f"{field('name', mark('3', inner) + run('甲'))}"
        f'<w:bookmarkEnd w:id="1"/>{field("phone", run("乙"))}'
    )
    first, second = read(body)
    assert first.sources == [tag("a#x"), tag("b#y")]
    # The one that LibreOffice moved into the first control is not closed.
    assert second.sources == [tag("b#y")]


def repeated(rows: list[str]) -> list[tuple[str, int]]:
    """Each field of the controls with the row it stands in."""
    count = RowCount()
    controls = read("".join(rows))
    return [(one.tag, count.row(one.tag, one)) for one in controls]


def test_word_says_where_a_row_begins():
    rows = [
        field(
            "",
            field("staff.name", "") + field("staff.age", ""),
            "<w15:repeatingSectionItem/>",
        ),
        field("", field("staff.age", ""), "<w15:repeatingSectionItem/>"),
    ]
    section = field("", "".join(rows), "<w15:repeatingSection/>")
    assert repeated([section, field("patent.name", "")]) == [
        ("staff.name", 1),
        ("staff.age", 1),
        ("staff.age", 2),
        ("patent.name", 1),
    ]


def test_without_it_a_row_ends_where_a_field_comes_again():
    names = "staff.name staff.age patent.name staff.name staff.age staff.age"
    rows = repeated([field(name, "") for name in names.split()])
    assert [row for _, row in rows] == [1, 1, 1, 2, 2, 3]


def test_rows_belong_to_the_name_without_the_column():
    assert section_of("form.staff.name") == "form.staff"
    assert section_of("name") == ""

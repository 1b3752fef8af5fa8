"""A filled-in form is read by the names of its fields, whoever saved it last."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from policypress.document import Field
from policypress.word import package_reader
from policypress.word.form import Form, read_form
from policypress.word.xml import NAMESPACES
from tests.support.filling_forms import BODY, filled, with_body
from tests.support.word_files import document, look, origin, para, part, render

FIELDS = (
    Field("text", "a.name", "单位名称", "", (), origin("form.name")),
    Field(
        "multiline",
        "a.story",
        "情况说明",
        "写明经过",
        (),
        origin("form.story"),
    ),
    Field("date", "a.day", "成立日期", "", (), origin("form.day")),
    Field(
        "choice", "a.sort", "类型", "", ("民营", "国有"), origin("form.sort")
    ),
    Field("check", "a.yes", "已签署", "", (), origin("form.yes")),
)
ANSWERS = {
    "a.name": "光明 ABC 公司",
    "a.story": "第一行\n第二行",
    "a.day": "2026年5月4日",
    "a.sort": "国有",
    "a.yes": "是",
}


def blank(*fields: Field) -> bytes:
    """A form with a paragraph for each field."""
    paragraphs = [
        para("body", field, node="row") for field in fields or FIELDS
    ]
    return render(document(*paragraphs), look())


def changed(data: bytes, pattern: str, new: str) -> bytes:
    """The form after a replacement in its body, which must take place."""
    body, count = re.subn(pattern, new, part(data), flags=re.DOTALL)
    assert count
    return with_body(data, body.encode())


def read(data: bytes) -> Form:
    return read_form(data, "表.docx")


def texts(data: bytes) -> dict[str, str]:
    return {answer.name: answer.text for answer in read(data).answers}


def codes(found: Form) -> list[str]:
    return [finding.code for finding in found.findings]


def bare(body: str) -> bytes:
    """A file of another maker with this body and nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        story = (
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(BODY, story)
    return out.getvalue()


def control(properties: str, words: str) -> str:
    run = f"<w:r><w:t>{words}</w:t></w:r>"
    return (
        f"<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{run}</w:sdtContent></w:sdt></w:p>"
    )


def around(properties: str, paragraphs: str) -> str:
    """A control around paragraphs."""
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"
    )


def test_an_untouched_form_has_every_field_and_no_answer() -> None:
    found = read(blank())
    assert [answer.kind for answer in found.answers] == [
        f.kind for f in FIELDS
    ]
    assert [answer.title for answer in found.answers] == [
        f.label for f in FIELDS
    ]
    assert {answer.text for answer in found.answers} == {
        ""
    } and not found.findings


def test_answers_of_every_kind_are_found_by_name_and_by_title() -> None:
    found = read(filled(blank(), ANSWERS))
    assert {answer.name: answer.text for answer in found.answers} == ANSWERS
    assert found.text("类型") == found.text("a.sort") == "国有"
    assert found.text("没有这一项") == ""


@pytest.mark.parametrize(
    "lost",
    [
        "<w:tag [^>]*/>|<w:alias [^>]*/>|<w:id [^>]*/>|<w:lock [^>]*/>",  # LibreOffice 7.4
        "<w:tag [^>]*/>|<w:placeholder>.*?</w:placeholder>|<w:alias [^>]*/>",  # tags only
        "<w:tag [^>]*/>|<w:placeholder>.*?</w:placeholder>|<w:bookmarkStart [^>]*/>",
        "<w:bookmarkStart [^>]*/>|<w:placeholder>.*?</w:placeholder>|<w:alias [^>]*/>",
    ],
)
def test_one_name_that_is_left_is_enough(lost: str) -> None:
    answered = filled(blank(), ANSWERS)
    assert read(changed(answered, lost, "")) == read(answered)


def test_what_libreoffice_calls_a_prompt_is_an_answer_when_it_is_another_text() -> (
    None
):
    """Typed over the prompt in LibreOffice 7.4: the mark and the grey style stay."""
    assert (
        texts(changed(blank(), "请填写单位名称", "光明公司"))["a.name"]
        == "光明公司"
    )


@pytest.mark.parametrize(
    "words",
    [
        "单击或点击此处输入文字。",
        "单击此处输入文字。",
        "选择一项。",
        "单击或点击以输入日期。",
        "Click or tap here to enter text.",
        "Choose an item.",
        "",
    ],
)
def test_the_prompts_that_word_shows_itself_are_no_answers(words: str) -> None:
    assert texts(changed(blank(), "请填写单位名称", words))["a.name"] == ""


def test_the_same_words_typed_by_a_person_are_an_answer() -> None:
    typed = filled(blank(), {"a.name": "选择一项。"})
    assert texts(typed)["a.name"] == "选择一项。"


def test_deleted_words_do_not_count_and_inserted_ones_do() -> None:
    revised = changed(
        filled(blank(), {"a.name": "光明公司"}),
        "(<w:r><w:t [^>]*>)光明公司(</w:t></w:r>)",
        '<w:del w:id="90"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        r'<w:ins w:id="91">\1新公司\2</w:ins>',
    )
    assert texts(revised)["a.name"] == "新公司"


def test_an_answer_of_several_paragraphs_keeps_its_lines() -> None:
    two = "<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p>"
    data = bare(around('<w:tag w:val="x"/>', two))
    assert texts(data) == {"x": "一\n二"}


def test_a_box_counts_by_its_character_where_a_program_changed_only_that() -> (
    None
):
    assert texts(changed(blank(), "☐", "√"))["a.yes"] == "是"
    ticked = filled(blank(), {"a.yes": "是"})
    assert texts(changed(ticked, "☑", "☐"))["a.yes"] == ""
    assert texts(changed(ticked, "☑", "乙"))["a.yes"] == "是"


def test_a_box_that_a_program_made_plain_words_counts_by_its_character() -> (
    None
):
    box = "<w14:checkbox>.*?</w14:checkbox>"
    ticked = filled(blank(), {"a.yes": "是"})
    assert texts(changed(ticked, box, ""))["a.yes"] == "是"
    assert texts(changed(blank(), box, ""))["a.yes"] == ""


def test_a_field_that_was_deleted_is_reported() -> None:
    sort = '<w:sdt><w:sdtPr><w:alias w:val="类型"/>.*?</w:sdt>'
    found = read(changed(blank(), sort, ""))
    assert (
        codes(found) == ["form-field-missing"]
        and "类型" in found.findings[0].message
    )


def test_a_field_with_two_texts_is_reported_and_one_with_the_same_is_not() -> (
    None
):
    tag = '<w:tag w:val="x"/><w:alias w:val="名称"/>'
    same = read(bare(control(tag, "甲") + control(tag, "甲")))
    assert [answer.text for answer in same.answers] == [
        "甲"
    ] and not same.findings
    differ = read(bare(control(tag, "甲") + control(tag, "乙")))
    assert codes(differ) == ["form-field-repeated"]
    assert "“甲”、“乙”" in differ.findings[0].message


def test_a_control_without_any_name_is_reported_with_its_words() -> None:
    stock = '<w:docPart w:val="DefaultPlaceholder_-1854013440"/>'
    name = f"<w:placeholder>{stock}</w:placeholder>"
    found = read(
        bare(control("", "甲") + control(name, "乙") + control("", ""))
    )
    assert codes(found) == ["form-field-unnamed"] * 2
    assert (
        "第 1 个" in found.findings[0].message
        and "“乙”" in found.findings[1].message
    )


def test_what_is_in_doubt_is_a_warning_that_names_the_file_and_the_remedy() -> (
    None
):
    sort = '<w:sdt><w:sdtPr><w:alias w:val="类型"/>.*?</w:sdt>'
    tag = '<w:tag w:val="x"/>'
    doubtful = {
        "请人工核对这一项。": bare(control("", "甲")),
        "可能在填写时被删除；请人工核对这一项。": changed(blank(), sort, ""),
        "核对原件；旧版申请表用 LibreOffice 保存过的，会这样。": bare(
            control(tag, "甲") + control(tag, "乙")
        ),
    }
    for hint, data in doubtful.items():
        (finding,) = read(data).findings
        assert (str(finding.place), finding.severity) == ("表.docx", "warning")
        assert finding.hint == hint


def test_a_box_around_a_nameless_control_keeps_what_that_one_was() -> None:
    """LibreOffice 7.4 wraps a check box that has an id in a control with its name."""
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    prompting = "<w:showingPlcHdr/>"
    name = '<w:alias w:val="项"/>'
    assert texts(bare(around(name, control(ticked, "甲")))) == {"项": "是"}
    assert texts(bare(around(name + ticked, control("", "甲")))) == {
        "项": "是"
    }
    assert texts(bare(around(name, control(prompting, "甲")))) == {"项": ""}
    assert texts(bare(around(name + prompting, control("", "甲")))) == {
        "项": ""
    }
    assert texts(bare(around(name, control("", "甲")))) == {"项": "甲"}


def test_a_table_of_contents_is_no_field() -> None:
    assert read(bare(control("<w:docPartObj/>", "目录"))) == Form()


def test_a_check_box_that_was_written_twice_is_read_once() -> None:
    """As LibreOffice 7.4 saves the forms of earlier versions."""
    inner = control(
        '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☑"
    )
    data = bare(around('<w:alias w:val="已签署"/>', inner))
    assert texts(data) == {"已签署": "是"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04 cut off", "broken-docx"),
        (b"%PDF-1.7", "pdf-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 doc", "old-format"),
        (bare("<w:p>")[:-40], "broken-docx"),
        (bare("</w:body>"), "broken-docx"),
    ],
)
def test_what_is_no_form_gives_a_finding(data: bytes, code: str) -> None:
    assert codes(read(data)) == [code]


def test_other_packages_are_no_forms() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert codes(read(out.getvalue())) == ["not-docx"]


def test_entities_are_refused() -> None:
    data = with_body(blank(), b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
    assert codes(read(data)) == ["unsafe-docx"]


def test_a_small_file_with_very_many_elements_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package_reader, "ELEMENTS", 1000)
    assert codes(read(bare("<w:p/>" * 1001))) == ["too-large"]
    monkeypatch.setattr(package_reader, "PART", 1000)
    assert codes(read(bare("字" * 1001))) == ["too-large"]


@pytest.mark.slow
def test_thousands_of_open_bookmarks_around_thousands_of_controls_take_no_time() -> (
    None
):
    marks = "".join(
        f'<w:bookmarkStart w:id="{number}" w:name="_pp_{"a" * 12}_{number}"/>'
        for number in range(20_000)
    )
    many = "".join(
        control(f'<w:tag w:val="{n}"/>', "甲") for n in range(20_000)
    )
    assert len(read(bare(f"<w:p>{marks}</w:p>{many}")).answers) == 20_000

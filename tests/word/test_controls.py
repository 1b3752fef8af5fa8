"""Content controls in the shape that Word and LibreOffice both keep."""

from __future__ import annotations

from policypress.word import controls

NAMED = (
    '<w:sdt><w:sdtPr><w:alias w:val="单位名称"/><w:tag w:val="name"/><w:id w:val="5"/>'
    '<w:lock w:val="sdtLocked"/><w:placeholder><w:docPart w:val="name"/></w:placeholder>'
)


def test_a_field_for_words_shows_a_prompt_until_it_is_filled() -> None:
    assert controls.text(5, "name", "单位名称", "") == (
        f"{NAMED}<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rStyle w:val="PlaceholderText"/></w:rPr>'
        '<w:t xml:space="preserve">请填写单位名称</w:t></w:r></w:sdtContent></w:sdt>'
    )


def test_no_field_is_of_the_kind_that_libreoffice_writes_several_times() -> (
    None
):
    fields = (
        controls.text(1, "n", "情况", ""),
        controls.date(1, "n", "日期", ""),
        controls.choice(1, "n", "类型", "", ("民营",)),
        controls.check("n", "是否上市"),
    )
    assert not any("<w:text" in field for field in fields)
    assert all('<w:docPart w:val="n"/>' in field for field in fields)


def test_a_date_field_has_a_chinese_calendar() -> None:
    written = controls.date(1, "d", "成立日期", "")
    assert (
        '<w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>' in written
    )
    assert "请选择日期" in written


def test_a_drop_down_lists_each_choice_once_because_word_refuses_repeats() -> (
    None
):
    written = controls.choice(1, "kind", "类型", "", ("民营", "国有", "民营"))
    assert written.count("<w:listItem") == 2


def test_a_check_box_can_be_ticked_starts_empty_and_has_no_id() -> None:
    written = controls.check("listed", "是否上市")
    assert '<w14:checked w14:val="0"/>' in written and "☐" in written
    assert "<w:id " not in written


def test_markup_in_labels_stays_words() -> None:
    written = controls.text(1, "n", '<w:p>"', "")
    assert '<w:alias w:val="&lt;w:p&gt;&quot;"/>' in written


def test_two_names_too_long_for_word_stay_two() -> None:
    names = {controls.name_of("很" * 64 + end) for end in ("", "甲", "乙")}
    assert len(names) == 3 and max(map(len, names)) == 64


def written(name: str, label: str, kind: str, prompt: str) -> str:
    """A control whose number is 5."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{name}"/>'
        '<w:id w:val="5"/><w:lock w:val="sdtLocked"/>'
        f'<w:placeholder><w:docPart w:val="{name}"/></w:placeholder>'
        f"<w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rStyle w:val="PlaceholderText"/></w:rPr>'
        f'<w:t xml:space="preserve">{prompt}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def test_a_date_is_all_that_word_asks_of_one() -> None:
    kind = (
        '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
    )
    for prompt in ("", "某日"):
        shown = prompt or "请选择日期"
        assert controls.date(5, "d", "日期", prompt) == written(
            "d", "日期", kind, shown
        )


def test_a_list_is_all_that_word_asks_of_one() -> None:
    items = "".join(
        f'<w:listItem w:displayText="{word}" w:value="{word}"/>'
        for word in ("民营", "&lt;国有")
    )
    kind = f"<w:dropDownList>{items}</w:dropDownList>"
    for prompt in ("", "选一项"):
        shown = prompt or "请选择"
        assert controls.choice(
            5, "k", "类型", prompt, ("民营", "<国有", "民营")
        ) == written("k", "类型", kind, shown)


def test_a_box_shows_its_sign_in_a_face_that_has_it() -> None:
    face = "Segoe UI Symbol"
    faces = " ".join(
        f'w:{slot}="{face}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs")
    )
    assert controls.check("b", "是否上市") == (
        '<w:sdt><w:sdtPr><w:alias w:val="是否上市"/><w:tag w:val="b"/>'
        '<w:lock w:val="sdtLocked"/>'
        '<w:placeholder><w:docPart w:val="b"/></w:placeholder>'
        '<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{face}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{face}"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts {faces}/></w:rPr>"
        '<w:t xml:space="preserve">☐</w:t></w:r></w:sdtContent></w:sdt>'
    )


def test_what_a_field_shows_when_nothing_else_is_asked_for() -> None:
    kinds = ("text", "multiline", "date", "choice", "check")
    assert [controls.prompt_of(kind, "姓名") for kind in kinds] == [
        "请填写姓名",
        "请填写姓名",
        "请选择日期",
        "请选择",
        "",
    ]

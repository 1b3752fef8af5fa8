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

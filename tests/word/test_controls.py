"""Content controls as Word writes them."""

from __future__ import annotations

from policypress.word import controls


def test_a_text_field_shows_a_prompt_until_it_is_filled() -> None:
    assert controls.text(5, "name", "单位名称", "") == (
        '<w:sdt><w:sdtPr><w:alias w:val="单位名称"/><w:tag w:val="name"/><w:id w:val="5"/><w:showingPlcHdr/><w:text/>'
        '</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        '<w:t xml:space="preserve">请填写单位名称</w:t></w:r></w:sdtContent></w:sdt>'
    )
    assert '<w:text w:multiLine="1"/>' in controls.text(5, "n", "情况", "", multiline=True)


def test_a_date_field_has_a_chinese_calendar() -> None:
    assert '<w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>' in controls.date(1, "d", "成立日期", "")


def test_a_drop_down_lists_each_choice_once_because_word_refuses_repeats() -> None:
    written = controls.choice(1, "kind", "类型", "", ("民营", "国有", "民营"))
    assert written.count("<w:listItem") == 2


def test_a_check_box_can_be_ticked_and_starts_empty() -> None:
    written = controls.check(1, "listed", "是否上市")
    assert '<w14:checked w14:val="0"/>' in written and "☐" in written


def test_markup_in_labels_stays_words() -> None:
    assert '<w:alias w:val="&lt;w:p&gt;&quot;"/>' in controls.text(1, "n", '<w:p>"', "")

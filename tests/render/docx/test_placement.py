"""Indents that depend on the words (GB/T 9704—2012, 7.2.4, 7.3.4, 7.3.5, 7.4)."""

from __future__ import annotations

from policypress.document import PageBreak, Table
from tests.support.word_files import body, look, para

UNIT = 315  # twips of one character of body text


def ind(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}" '
        f'w:hangingChars="0" w:hanging="{hanging}"/>'
    )


def test_the_name_of_one_attachment_wraps_under_its_first_character() -> None:
    assert ind(left=5 * UNIT, hanging=3 * UNIT) in body(
        para("attachment-note", "附件：申请表")
    )


def test_numbered_attachments_line_up() -> None:
    story = body(
        para("attachment-note", "附件：1.申请表"),
        para("attachment-note", "2.承诺书"),
    )
    assert (
        ind(left=6 * UNIT, hanging=4 * UNIT) in story
        and ind(left=6 * UNIT, hanging=UNIT) in story
    )


def test_the_body_is_centred_over_its_date_four_characters_from_the_right() -> (
    None
):
    story = body(
        para("signature", "某某区政府"), para("date-line", "2026年3月1日")
    )
    assert (
        ind(right=round((4 + (6 - 5) / 2) * UNIT)) in story
    )  # five characters over six
    assert ind(right=0) in body(
        para("signature", "某" * 20), para("date-line", "2026年3月1日")
    )


def test_a_signature_without_a_date_stands_as_its_style_says() -> None:
    for after in ((), (para("body", "附注"),), (Table((), 0),)):
        assert "w:ind" not in body(para("signature", "某某区政府"), *after)


def test_the_last_words_stay_with_the_signature_so_that_it_has_no_page_of_its_own() -> (
    None
):
    story = body(
        para("body", "甲"),
        para("body", "乙"),
        para("signature", "某某区政府"),
        para("date-line", "2026年3月1日"),
    )
    assert story.count("<w:keepNext/>") == 1
    assert story.index("甲") < story.index("<w:keepNext/>") < story.index("乙")


def test_the_list_of_attachments_has_no_single_line_on_a_page() -> None:
    story = body(
        para("body", "正文"),
        para("attachment-first", "附件：1.目录"),
        para("attachment-note", "2.评分表"),
        para("attachment-note", "3.申请表"),
    )
    assert story.count("<w:keepNext/>") == 3
    assert story.index("<w:keepNext/>") < story.index("正文"), (
        "nor has the list a page of its own"
    )
    assert story.rindex("<w:keepNext/>") < story.index("3.申请表")


def test_a_long_mark_of_the_issuing_body_shrinks_to_one_line() -> None:
    assert '<w:sz w:val="63"/>' in body(para("masthead", "某" * 14))
    assert '<w:sz w:val="84"/>' in body(para("masthead", "某某区政府文件"))


def test_the_mark_begins_thirty_five_millimetres_down_by_a_line_no_reader_drops() -> (
    None
):
    first = body(para("masthead", "某")).split("</w:p>")[0]
    assert first == (
        '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="1984" w:lineRule="exact"/></w:pPr>'
    )


def test_the_imprint_floats_at_the_foot_of_the_page() -> None:
    story = body(
        para("body", "甲"),
        para("imprint", "抄送：某某。"),
        para("imprint", "某办\t2026年3月1日印发"),
    )
    assert (
        'w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="1587" w:tblpYSpec="bottom"'
        in story
    )
    assert (
        story.count("<w:tbl>") == 1
        and story.count("<w:tr>") == 2
        and "<w:tab/>" in story
    )
    assert (
        '<w:insideH w:val="single" w:sz="6"' in story
        and '<w:top w:val="single" w:sz="8"' in story
    )


def test_the_end_of_the_text_stands_on_the_page_of_the_imprint() -> None:
    """So it has no page of its own; where the text ends in a line, not that line alone."""
    text = [para("body", words) for words in "甲乙丙"]
    imprint = (
        para("imprint", "抄送：某某。"),
        para("imprint", "某办\t2026年3月1日印发"),
    )
    first, *last = (
        body(*text, *imprint).split("<w:tbl>")[0].split("</w:p>")[:3]
    )
    assert "<w:keepNext/>" not in first
    assert all("<w:keepNext/>" in one for one in last)


def test_two_rows_of_an_imprint_take_the_room_of_two_lines() -> None:
    rules, anchor = (
        2 * 20 + 15,
        20,
    )  # twips: of 1, 0.75 and 1 point; of the paragraph behind
    rows = 2 * look().paragraph("imprint").line
    assert rows + rules + anchor <= 2 * look().page.pitch


def test_an_imprint_taller_than_the_page_follows_the_text() -> None:
    assert "tblpPr" not in body(*[para("imprint", "抄送：某某。")] * 30)


def test_attachments_begin_a_page_by_their_style() -> None:
    assert look().paragraph("attachment-label").new_page


def test_the_last_paragraph_has_the_one_above_it_on_its_page() -> None:
    """Also before a page of its own; not where that page is the paragraph's own."""
    story = body(para("body", "甲"), para("body", "乙"), para("body", "丙"))
    one, two, three = story.split("</w:p>")[:3]
    kept = ["<w:keepNext/>" in words for words in (one, two, three)]
    assert kept == [False, True, False]
    parted = body(
        para("body", "甲"), para("body", "乙"), PageBreak(), para("body", "丙")
    )
    one, two, three = parted.split("</w:p>")[:3]
    kept = ["<w:keepNext/>" in words for words in (one, two, three)]
    assert kept == [True, False, False]

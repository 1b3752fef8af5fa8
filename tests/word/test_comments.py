"""A reviewer sees what a comment is about, and who made it."""

from __future__ import annotations

from policypress.word.comments import commented, comments_xml

STYLE = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'


def line(words: str) -> str:
    run = f'<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{words}</w:t>'
    return f"<w:p>{STYLE}<w:r><w:rPr>{run}</w:r></w:p>"


def inside(*notes: str, **signed: str) -> str:
    text = comments_xml(notes, **signed)
    return text.partition('mc:Ignorable="w14 w15">')[2]


def test_the_mark_stands_behind_the_range() -> None:
    assert commented(3, "甲") == (
        '<w:commentRangeStart w:id="3"/>甲<w:commentRangeEnd w:id="3"/>'
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        '<w:commentReference w:id="3"/></w:r>'
    )


def test_each_line_is_a_paragraph_and_an_empty_note_has_one() -> None:
    assert inside("甲\n乙<", "") == (
        '<w:comment w:id="0" w:author="policypress" w:initials="pp">'
        f"{line('甲')}{line('乙&lt;')}</w:comment>"
        '<w:comment w:id="1" w:author="policypress" w:initials="pp">'
        f"{line('')}</w:comment></w:comments>"
    )


def test_a_person_signs_with_the_first_character_of_the_name_and_the_moment() -> (
    None
):
    signed = inside("甲", author='张"三', date="2026-03-01T09:00:00Z")
    assert signed.startswith(
        '<w:comment w:id="0" w:author="张&quot;三" w:date="2026-03-01T09:00:00Z" '
        'w:initials="张">'
    )

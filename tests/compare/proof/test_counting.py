"""Automatic numbers as Word counts them."""

from __future__ import annotations

import pytest
from lxml import etree

from policypress.compare.proof.counting import Counting

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(
    number: int, text: str, form: str = "decimal", start: int | None = 1
) -> str:
    """A w:lvl."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{number}">{begins}<w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def counting(levels: str, lists: str = "") -> Counting:
    """Lists 1 and 2 of one definition, and what more is given."""
    numbering = f"""<w:numbering xmlns:w="{W}">
      <w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>{lists}
    </w:numbering>"""
    return Counting(etree.fromstring(numbering))


def test_lists_of_one_definition_go_on_counting():
    counted = counting(level(0, "第%1条"))
    numbers = [counted.next(number, "0") for number in ("1", "1", "2")]
    assert numbers == ["第1条", "第2条", "第3条"]


def test_a_deeper_level_begins_anew_below_the_next_number():
    counted = counting(level(0, "%1.") + level(1, "%1.%2"))
    levels = ("0", "1", "1", "0", "1")
    numbers = [counted.next("1", at) for at in levels]
    assert numbers == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_level_that_was_never_counted_shows_where_it_starts():
    counted = counting(level(0, "%1.", start=3) + level(1, "%1.%2"))
    assert counted.next("1", "1") == "3.1"


def test_a_level_that_does_not_say_where_it_starts_starts_at_zero():
    assert counting(level(0, "%1.", start=None)).next("1", "0") == "0."


def test_a_list_that_says_where_it_starts_starts_there_once():
    override = """<w:num w:numId="3"><w:abstractNumId w:val="7"/>
      <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""
    counted = counting(level(0, "%1."), override)
    numbers = [counted.next(number, "0") for number in ("1", "3", "3")]
    assert numbers == ["1.", "5.", "6."]


def test_a_list_that_nobody_defined_has_no_number():
    assert counting(level(0, "%1.")).next("9", "0") == ""
    assert counting(level(0, "%1.")).next("1", "4") == ""
    assert Counting(None).next("1", "0") == ""


@pytest.mark.parametrize(
    ("start", "spelled"),
    [
        (1, "一"),
        (10, "十"),
        (17, "十七"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (9999, "九千九百九十九"),
        (10_000, ""),
    ],
)
def test_counts_are_spelled_as_word_spells_them(start: int, spelled: str):
    chinese = level(0, "%1", "chineseCountingThousand", start)
    assert counting(chinese).next("1", "0") == spelled


def test_a_number_format_that_is_not_known_is_no_number():
    assert counting(level(0, "（%1）", "upperRoman")).next("1", "0") == "（）"


@pytest.mark.parametrize(
    ("suffix", "after"),
    [("", "\t"), ("tab", "\t"), ("space", " "), ("nothing", "")],
)
def test_what_stands_between_number_and_words(suffix: str, after: str):
    given = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    levels = level(0, "%1").replace('<w:suff w:val="nothing"/>', given)
    assert counting(levels).next("1", "0") == f"1{after}"

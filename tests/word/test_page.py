"""The page of GB/T 9704 and its turn."""

from __future__ import annotations

from policypress.word.page import PageSetup, footer, section


def test_the_upright_page_has_the_margins_of_the_norm() -> None:
    written = section(PageSetup(), False, ("a", "b"))
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in written
    assert (
        'w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"' in written
    )
    assert (
        'w:footer="1430"' in written
        and '<w:docGrid w:type="lines" w:linePitch="579"/>' in written
    )


def test_a_landscape_page_is_the_upright_page_turned() -> None:
    page = PageSetup()
    assert 'w:w="16838" w:h="11906" w:orient="landscape"' in section(
        page, True, ("a", "b")
    )
    assert page.margins(True) == (1587, 2098, 1474, 1984)
    assert (page.text_width(True), page.text_height(True)) == (
        page.text_height(False),
        page.text_width(False),
    )
    assert (page.lines(False), page.lines(True)) == (22, 15)


def test_the_page_number_stands_between_dashes_in_the_chinese_face() -> None:
    written = footer("page-number-odd")
    assert (
        written.count('w:hint="eastAsia"') == 2
        and "PAGE" in written
        and written.count("—") == 2
    )


def test_a_section_is_all_that_word_asks_of_one() -> None:
    page = PageSetup(bottom=500, number_gap=554, character_space=7)
    assert section(page, False, ("rIdOdd", "rIdEven")) == (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/>'
        '<w:footerReference w:type="even" r:id="rIdEven"/>'
        '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="500" w:left="1587" '
        'w:header="851" w:footer="0" w:gutter="0"/>'
        '<w:docGrid w:type="lines" w:linePitch="579" w:charSpace="7"/>'
        "</w:sectPr>"
    )
    assert "charSpace" not in section(PageSetup(), True, ("a", "b"))

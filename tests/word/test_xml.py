"""Whatever a source says becomes words, never markup."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from policypress.word.runs import run
from policypress.word.xml import NAMESPACES, W, attribute, escape, legal


def test_markup_in_words_stays_words() -> None:
    assert escape("<w:p>&]]>") == "&lt;w:p&gt;&amp;]]&gt;"
    assert attribute('a"b<c\nd') == "a&quot;b&lt;c d"


def test_characters_xml_forbids_are_dropped_and_rare_ones_kept() -> None:
    assert legal("a\x00\x0b\x1f\ufffe\ud800b") == "ab"
    assert legal("𠮷\u202e中\ue000") == "𠮷\u202e中\ue000"


def test_a_tab_and_a_line_end_become_word_elements() -> None:
    t = '<w:t xml:space="preserve">'
    assert (
        run("甲\t乙\n丙")
        == f"<w:r>{t}甲</w:t><w:tab/>{t}乙</w:t><w:br/>{t}丙</w:t></w:r>"
    )


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_comes_back_from_a_run_as_its_legal_part(text: str) -> None:
    parsed = ElementTree.fromstring(f"<x {NAMESPACES}>{run(text)}</x>")
    read = {
        f"{{{W}}}t": lambda e: e.text or "",
        f"{{{W}}}tab": lambda e: "\t",
        f"{{{W}}}br": lambda e: "\n",
    }
    words = "".join(read[e.tag](e) for e in parsed[0] if e.tag in read)
    assert words == legal(text.replace("\r\n", "\n").replace("\r", "\n"))


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_a_safe_attribute(text: str) -> None:
    parsed = ElementTree.fromstring(f'<x a="{attribute(text)}"/>')
    assert parsed.get("a") == "".join(
        " " if c in "\t\n\r" else c for c in legal(text)
    )

"""Emphasis beside Chinese punctuation."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policypress.compose.markdown.emphasis import cjk_emphasis

PLAIN = MarkdownIt("commonmark")
CJK = MarkdownIt("commonmark").use(cjk_emphasis)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (
            "**第一条（适用范围）**本措施",
            "<strong>第一条（适用范围）</strong>本措施",
        ),
        ("**注意：**后面", "<strong>注意：</strong>后面"),
        ("他说**“好”**了", "他说<strong>“好”</strong>了"),
        ("前面**《办法》**后面", "前面<strong>《办法》</strong>后面"),
        ("*（一）*标题", "<em>（一）</em>标题"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_a_drafter_can_emphasise_words_that_end_in_chinese_punctuation(
    markdown: str, html: str
) -> None:
    assert CJK.renderInline(markdown) == html


@given(st.text(alphabet="ab *_.,()\n`\\[]!<>\"'", max_size=60))
def test_text_without_chinese_is_read_exactly_as_commonmark_says(
    text: str,
) -> None:
    assert CJK.render(text) == PLAIN.render(text)


def test_no_example_of_the_commonmark_specification_changes() -> None:
    """COMMONMARK_SPEC names a copy of spec.txt (652 examples); it is not part of the project."""
    path = os.environ.get("COMMONMARK_SPEC", "")
    if not Path(path).is_file():
        pytest.skip("COMMONMARK_SPEC does not name a specification file")
    text = Path(path).read_text(encoding="utf-8")
    examples = re.findall(
        r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", text, re.DOTALL | re.MULTILINE
    )
    assert len(examples) == 652
    sources = [source.replace("→", "\t") for source in examples]
    assert [
        source
        for source in sources
        if CJK.render(source) != PLAIN.render(source)
    ] == []

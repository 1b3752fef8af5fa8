"""Where the sentences of a paragraph begin and end, as a legislator counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.decision.apply.line_sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("应当批准。", ["应当批准。"]),
        ("应当批准；不批准的，说明理由。", ["应当批准；不批准的，说明理由。"]),
        ("应当批准。逾期视为同意。", ["应当批准。", "逾期视为同意。"]),
        ("应当批准。提交下列材料：", ["应当批准。", "提交下列材料："]),
        ("是否批准？应当说明！！", ["是否批准？", "应当说明！！"]),
        ("（一年以上的）应当批准。可以续期。", ["（一年以上的）应当批准。", "可以续期。"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_sentence_ends_with_a_stop_and_with_no_semicolon(text, sentences):
    spans = sentence_spans(text)
    assert spans is not None
    assert [text[start:end] for start, end in spans] == sentences


@pytest.mark.parametrize(
    "text", ["写明“不得转让。”的，无效。", "批准（逾期的除外。）后施行。"]
)
def test_a_stop_within_marks_leaves_the_count_open(text):
    assert sentence_spans(text) is None


@given(st.text("甲乙。；：？“”（）"))
def test_the_sentences_are_all_of_the_paragraph(text):
    spans = sentence_spans(text)
    if spans is not None:
        assert "".join(text[start:end] for start, end in spans) == text

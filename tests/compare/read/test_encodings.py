"""A text file in whatever encoding an office of the last thirty years wrote it."""

from __future__ import annotations

import pytest

from policypress.compare.read.encodings import decode

SIMPLIFIED = "某区奖励办法\n第一条　为了鼓励创新，制定本办法。\n"
TRADITIONAL = "某區獎勵辦法\n第一條　為了鼓勵創新，制定本辦法。\n"


@pytest.mark.parametrize(
    ("text", "codec", "called"),
    [
        (SIMPLIFIED, "gb18030", "GB 18030"),
        (SIMPLIFIED, "gbk", "GB 18030"),
        (SIMPLIFIED, "utf-16", "UTF-16"),
        (SIMPLIFIED, "utf-16-le", "UTF-16"),
        (SIMPLIFIED, "utf-16-be", "UTF-16"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL, "big5hkscs", "Big5"),
        (TRADITIONAL, "utf-16-le", "UTF-16"),
        (TRADITIONAL, "gb18030", "GB 18030"),
        ("被吊销农药登记证", "gbk", "GB 18030"),
        ("x\n第二条　乙。", "utf-16-le", "UTF-16"),
    ],
)
def test_it_is_read_and_its_encoding_named(
    text: str, codec: str, called: str
) -> None:
    found = decode(text.encode(codec), "办法.txt")
    assert found.text == text
    assert found.finding and found.finding.severity == "warning"
    assert f"已按 {called} 读取" in found.finding.message


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_needs_no_word(codec: str) -> None:
    assert decode(SIMPLIFIED.encode(codec), "办法.txt") == (SIMPLIFIED, None)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\xd8\xff",  # a lone surrogate behind a mark of UTF-16
        b"\xef\xbb\xbf\xff\xff",  # a mark of UTF-8, and no UTF-8 behind it
        bytes(range(128, 256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40),
    ],
)
def test_what_is_no_text_is_not_guessed_at(data: bytes) -> None:
    found = decode(data, "办法.txt")
    assert found.text is None
    assert found.finding and found.finding.severity == "error"

"""Letters of fonts that draw symbols are told from letters, and from those of another
such font."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx_symbols import in_font, symbol


@pytest.mark.parametrize(
    ("font", "typed", "shown"),
    [
        ("Webdings", "a", "✓"),
        ("webdings ", "\uf072", "✗"),
        ("Wingdings 3", "a", "〔符号 Wingdings 3 F061〕"),
        ("Webdings", "Z", "〔符号 Webdings F05A〕"),
        ("Marlett", "a", "〔符号 Marlett F061〕"),
        ("ZapfDingbats", "4", "〔符号 ZapfDingbats F034〕"),
        ("Webdings", "甲", "甲"),
        ("Webdings", " ", " "),
    ],
)
def test_a_letter_is_what_its_font_draws(
    font: str, typed: str, shown: str
) -> None:
    assert in_font(font, typed) == shown


def test_a_symbol_is_the_same_whether_typed_or_inserted() -> None:
    for font in ("Wingdings 3", "Wingdings"):
        assert in_font(font, "B") == symbol(font, "F042") == symbol(font, "42")

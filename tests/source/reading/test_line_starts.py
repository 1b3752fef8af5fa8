"""Of each line of a value that goes over several it is known where that begins."""

from __future__ import annotations

from policypress.source.reading.line_starts import line_starts

TEXT = """\
a: 甲
b: |
  一
  二

c: 甲甲
  乙乙
  丙
d: '丁
  戊'
e: 己
"""


def test_lines_of_a_value_lead_to_the_first() -> None:
    assert line_starts(TEXT) == {3: 2, 4: 2, 5: 2, 7: 6, 8: 6, 10: 9}

"""What `new` leaves to be written (尚未填写): （写措施名称） and the like, as the skeletons have
it; other words in brackets are the drafter's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policypress.source.reading.places import Slip, position_of

UNFILLED = "unfilled"
_STARTER = Path(__file__).parent.parent / "starter"
# Of materials that are made one by one (source.scaffold_content).
_MATERIAL = "（写材料名称）"
_LEFT = re.compile("（[写概][^（）\\n]{1,40}）")


def unfilled(
    value: str,
    raw: str,
    start: tuple[int, int],
) -> Iterator[Slip]:
    """A warning for each such place in a value. raw: as it is written, from `start` on."""
    if "（写" not in value and "（概" not in value:
        return
    for words in dict.fromkeys(_LEFT.findall(value)):
        if words in left_to_write():
            yield Slip(
                position_of(words, raw, start),
                UNFILLED,
                f"“{words}”还没有写",
                "换成自己的文字；不需要的，连同所在的键一起删去",
                "warning",
            )


@cache
def left_to_write() -> frozenset[str]:
    """All that the skeletons leave to be written."""
    found = {_MATERIAL}
    for path in sorted(_STARTER.glob("*.yaml")):
        found.update(_LEFT.findall(path.read_text("utf-8")))
    return frozenset(found)

"""The boxes for opinions on a form name whoever writes into them."""

from __future__ import annotations

import pytest

from policypress.compose.markdown.markers import CLOSE, OPEN, SEP, Marked
from policypress.compose.views.signing import form_notes, opinions


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("责任单位审核意见", "责任单位"),
        ("街道办事处意见", "街道办事处"),
        ("审核意见", "主管单位"),
        # As prose of a guide comes: with the marks of where it stands.
        (Marked(f"{OPEN}239{SEP}主管部门审核意见{CLOSE}"), "主管部门"),
    ],
)
def test_a_box_is_filled_in_and_stamped_by_whom_it_names(
    name: str, who: str
) -> None:
    (box,) = opinions([name])
    assert box.who == who
    assert box.lines[-1].startswith(f"（{who}章）")
    assert f"审核意见由{who}填写，申请人不填。" in form_notes([], [], [box])


def test_without_one_named_it_is_the_authority() -> None:
    (box,) = opinions(None)
    assert box.name == "主管单位审核意见" and box.who == "主管单位"
    assert not [note for note in form_notes([], [], []) if "审核" in note]

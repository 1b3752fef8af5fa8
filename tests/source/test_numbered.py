"""A provision may stand without a number, and then counts as none."""

from __future__ import annotations

from policypress.compose.views.numbering import Numbers
from policypress.source import load
from tests.support import small_policy as small


def test_the_next_provision_takes_the_number(tmp_path):
    small.write(tmp_path)
    home = tmp_path / "policy"
    before = Numbers(load(home).policy)
    labels = {key: before[key].label for key in load(home).policy.provisions}
    (first, second, *_) = labels
    path = next(home.rglob(f"{first}.yaml"))
    path.write_text(f"{path.read_text('utf-8')}numbered: false\n", "utf-8")
    after = Numbers(load(home).policy)
    assert after[first].label == ""
    assert after[second].label == labels[first]

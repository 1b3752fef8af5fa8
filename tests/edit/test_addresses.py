"""A node is found by the name that reports print, or a shorter one."""

from __future__ import annotations

import pytest

from policypress.edit.addresses import resolve, shortened, shown
from policypress.findings import Finding
from tests.support import small_policy as small


@pytest.fixture
def policy(tmp_path):
    small.write(tmp_path)
    return tmp_path / "policy"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("measures/prize#title", "measures/prize#title"),
        ("prize#title", "measures/prize#title"),
        ("guides/prize#title", "guides/prize#title"),
        ("measures/prize.yaml#title", "measures/prize#title"),
        ("policy#chapters.x.measures.0", "policy#chapters.x.measures.0"),
        ("policy", "policy"),
    ],
)
def test_a_name_leads_to_its_file(policy, typed, name):
    address = resolve(policy, typed)
    assert shown(address.file, address.loc) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "bad-node"),
        ("#title", "bad-node"),
        ("policy#", "bad-node"),
        ("nobody#title", "no-such-file"),
    ],
)
def test_a_wrong_name_is_a_finding(policy, typed, code):
    found = resolve(policy, typed)
    assert isinstance(found, Finding) and found.code == code


def test_a_near_name_is_offered(policy):
    assert "measures/prize" in resolve(policy, "measures/prise#title").hint


def test_a_mapping_written_short_is_one_value():
    data = {"amount": "50万元", "text": "词"}
    assert shortened(data, ("amount", "value")) == ("amount",)
    tiers = {"tiers": {"gold": "1万元"}}
    short = ("tiers", "gold")
    assert shortened(tiers, (*short, "amount", "value")) == short
    assert shortened(data, ("amount", "nothing")) == ("amount", "nothing")
    assert shortened(data, ("other", "value")) == ("other", "value")

"""A hint names the word that was probably meant."""

from policypress.source.suggest import did_you_mean, nearest


def test_a_slip_finds_its_word() -> None:
    assert nearest("vaule", ["value", "basis"]) == "value"
    assert nearest("old_brand", ["old-brand", "new-brand"]) == "old-brand"
    assert nearest("xyz", ["value"]) is None


def test_a_hint_is_never_empty() -> None:
    assert did_you_mean("vaule", ["value"]) == "是否应为“value”？"
    assert did_you_mean("xyz", ["value", "basis"]) == "可用：value、basis"
    assert did_you_mean("xyz", ["value"], "先登记") == "先登记"
    assert did_you_mean("xyz", [])

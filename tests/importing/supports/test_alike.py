"""Two sentences are of one sort where they differ in a level only."""

from __future__ import annotations

from policypress.importing.supports.alike import are_alike


def test_short_last_clauses_that_differ_in_a_level_are_enough():
    """Twelve characters are a situation; more say what else is asked for."""
    first = "新认定为公共服务场所的，国家级企业技术中心建设{}"
    second = "迁入本区满一年并且按规定正常经营的，省级企业技术中心建设{}"
    assert are_alike(first.format("类"), second.format("类"))
    assert not are_alike(first.format("单位"), second.format("单位"))

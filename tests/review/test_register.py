"""A person's comments stand in a file that is called by the day and the name."""

from __future__ import annotations

from policypress.review.register import identity

LONG = "甲" * 40


def test_a_file_is_called_by_day_and_person():
    names = {
        ("张三", "2026-11-28T10:00:00Z"): "2026-11-28-张三",
        ("张三", "2026年3月5日"): "2026-03-05-张三",
        ("张三", ""): "张三",
        ("Li Si (法规处)", "2026-1-2"): "2026-01-02-lisi法规处",
        ("3处", "2026-11-28"): "2026-11-28-x3处",
        ("__甲__", ""): "甲",
        ("？！", "2026-11-28"): "2026-11-28-x",
        (LONG, ""): LONG[:30],
    }
    assert {one: identity(*one) for one in names} == names

"""Whatever stands in a file, loading it ends in findings or a policy, never in an exception."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policypress.source import load, new_policy
from policypress.source.scaffold import STARTER
from tests.support.effort import is_thorough, times
from tests.support.rich_policy import FILES as RICH
from tests.support.rich_policy import ZOO
from tests.support.rich_policy import write as write_rich

FILES = sorted(
    path.relative_to(STARTER / "policy").as_posix()
    for path in (STARTER / "policy").rglob("*.yaml")
)
SNIPPETS = [
    b"\t",
    b"{{",
    b"&a ",
    b"*a",
    b": ",
    b"- ",
    b"\xff",
    b"\x00",
    b"'",
    b'"',
    b"|",
    b"[",
    b"}",
    b"%",
    b"!!x ",
    "：".encode(),
    b"\n---\n",
    b"\n",
    b"~",
    b"? ",
]
EDITS = st.lists(
    st.tuples(
        st.integers(0, 100_000),
        st.integers(0, 12),
        st.sampled_from(SNIPPETS) | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


# CI, and who asks for the long tests, tries three times as many.
TIMES = max(1, times(3)) if is_thorough() else 1
# The parser that reading uses too: they differ in what they refuse.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def is_yaml(data: bytes) -> bool:
    """Whether PyYAML itself can read a file as one mapping."""
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=PARSER)
    except (UnicodeDecodeError, yaml.YAMLError, ValueError):
        return False
    return isinstance(node, yaml.MappingNode)


@given(st.sampled_from(FILES), EDITS)
@settings(
    max_examples=50 * TIMES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_no_mutation_of_a_file_makes_loading_raise(
    name: str, edits: list[tuple[int, int, bytes]]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "policy"
        new_policy(folder)
        data = (folder / name).read_bytes()
        for at, length, new in edits:
            at %= len(data) + 1
            data = data[:at] + new + data[at + length :]
        (folder / name).write_bytes(data)
        loaded = load(folder)
        assert (folder / name).read_bytes() == data
    for finding in loaded.findings:
        assert finding.place.file.startswith("policy/")
        assert finding.message and finding.hint
    if not is_yaml(data):
        assert loaded.policy is None
        assert f"policy/{name}" in {
            finding.place.file for finding in loaded.findings
        }


WRONG = st.sampled_from(
    [
        "",
        "x",
        "100万元",
        "0",
        "甲，乙",
        [],
        ["x"],
        {},
        {"x": "y"},
        {"value": ["x"]},
        [{"x": []}],
        {"": ""},
        {"tiers": {}},
        {"share": "50%", "of": "cost"},
        {"any": {"a": {"field": "local", "op": "yes"}}},
        {"field": "award"},
    ]
)


@pytest.mark.slow
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.integers(0, 10_000), WRONG), min_size=1, max_size=3),
)
@settings(
    max_examples=50 * TIMES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_no_value_of_a_wrong_shape_makes_loading_raise(
    name: str, changes: list[tuple[int, object]]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "policy"
        new_policy(folder)
        data = yaml.load(
            (folder / name).read_text(encoding="utf-8"), yaml.CSafeLoader
        )
        for which, value in changes:
            spots = list(children(data))
            if spots:
                holder, key = spots[which % len(spots)]
                holder[key] = deepcopy(value)
        (folder / name).write_text(
            yaml.safe_dump(data, allow_unicode=True), encoding="utf-8"
        )
        for finding in load(folder).findings:
            assert finding.message and finding.hint
            assert finding.place.line or finding.code in (
                "no-measures",
                "missing-file",
            )


@pytest.mark.slow
@given(
    st.sampled_from(["measures/grant.yaml", "policy.yaml", "fields.yaml"]),
    st.lists(
        st.tuples(st.integers(0, 10_000), WRONG | st.integers(0, 10_000)),
        min_size=1,
        max_size=3,
    ),
)
@settings(
    max_examples=100 * TIMES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_nothing_in_an_amount_or_a_condition_makes_loading_raise(
    name: str, changes: list[tuple[int, object]]
) -> None:
    """A wrong value, or one that belongs elsewhere in the file (a whole number)."""
    data = yaml.load({**RICH, **ZOO}[name], yaml.CSafeLoader)
    for which, value in changes:
        spots = list(children(data))
        holder, key = spots[which % len(spots)]
        if isinstance(value, int):
            other, place = spots[value % len(spots)]
            value = other[place]
        holder[key] = deepcopy(value)
    text = yaml.safe_dump(data, allow_unicode=True)
    with tempfile.TemporaryDirectory() as home:
        loaded = load(write_rich(Path(home), {**ZOO, name: text}))
    for finding in loaded.findings:
        assert finding.message and finding.hint
        assert finding.place.line, finding


def children(data: object) -> Iterator[tuple[Any, Any]]:
    """Every container of a tree with each of its keys."""
    if isinstance(data, (dict, list)):
        for key, value in list(
            data.items() if isinstance(data, dict) else enumerate(data)
        ):
            yield data, key
            yield from children(value)

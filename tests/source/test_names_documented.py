"""docs/names.md and docs/zh/names.md name what the program offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.fill import fill
from policypress.source.model import Chapter, Notice, PolicyFile
from policypress.source.model.notes import COMPUTED

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["docs/names.md", "docs/zh/names.md"])
def page(request: pytest.FixtureRequest) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_every_name_that_a_heading_takes_is_there(page: str) -> None:
    meta = PolicyFile.model_construct(
        region="甲区",
        issuer="甲局",
        issuers=(),
        drafter="甲局",
        kind="办法",
        title="办法",
        short_title="办法",
    )
    slip = Chapter.model_construct(title="{{ p.x }}")
    (finding,) = fill({"policy": meta, "slip": slip})
    offered, _, _ = finding.hint.partition("；")
    names = offered.removeprefix("此处只能引用 ").split("、")
    assert len(names) == 10
    assert [name for name in names if name not in page] == []


def test_every_key_of_a_notice_and_every_computed_section_is_there(
    page: str,
) -> None:
    keys = [*Notice.model_fields, *COMPUTED]
    assert [key for key in keys if f"{key}" not in page] == []

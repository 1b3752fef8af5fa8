"""Sites in a folder, and a page of the one made from the repository's own policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from policypress.site import SiteRequest, make
from tests.support.browser import watched
from tests.support.sites import ROOT, TEMPLATES, composed, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> str:
    """Address of the folder the repository's own site was written to."""
    found = composed(ROOT / "policy")
    made, findings = make(
        SiteRequest(found.policy, found.documents, TEMPLATES)
    )
    assert not findings
    return written(tmp_path_factory.mktemp("site"), made)


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    with watched(browser, home) as opened:
        yield opened

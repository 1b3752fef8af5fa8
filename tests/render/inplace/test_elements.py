"""Where a mark stands among the properties of what it is about."""

from __future__ import annotations

import pytest
from lxml import etree

from policypress.render.inplace.elements import made, put_mark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ([], ["cellIns"]),
        (["tcW"], ["tcW", "cellIns"]),
        (["tcW", "tcPrChange"], ["tcW", "cellIns", "tcPrChange"]),
    ],
)
def test_a_mark_comes_last_but_before_what_the_properties_were(there, then):
    properties = made(f"{W}tcPr")
    properties.extend(made(f"{W}{name}") for name in there)
    put_mark(properties, made(f"{W}cellIns"))
    assert [etree.QName(one).localname for one in properties] == then

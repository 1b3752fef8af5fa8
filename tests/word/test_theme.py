"""The theme that readers of the Open XML SDK's kind ask for."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from policypress.word.theme import theme


def test_a_theme_names_all_its_colours_and_the_two_faces() -> None:
    root = ElementTree.fromstring(
        theme("仿宋_GB2312", "Times <New> Roman").encode("utf-8")
    )
    names = [re.sub("{.*}", "", element.tag) for element in root[0][0]]
    assert names == [
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        *(f"accent{n}" for n in range(1, 7)),
        "hlink",
        "folHlink",
    ]
    faces = [
        element.get("typeface")
        for element in root[0][1].iter()
        if element.get("typeface")
    ]
    assert faces == ["Times <New> Roman", "仿宋_GB2312"] * 2

"""本区, 本市: what a text calls its own place."""

import pytest

from policypress.language.region import here


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("云湾区", "本区"),
        ("柳河县", "本县"),
        ("深圳市", "本市"),
        ("巴林左旗", "本旗"),
        ("广东省", "本省"),
        ("科学城", "本地"),
        ("", "本地"),
    ],
)
def test_a_place_is_called_by_what_it_is(region: str, said: str) -> None:
    assert here(region) == said

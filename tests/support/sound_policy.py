"""The small policy without anything to warn of: what cases of rules begin from."""

from __future__ import annotations

from tests.support import small_policy

_SWAPS = {
    "policy.yaml": [
        ("text: 在本区依法设立}", "text: 在本区依法设立, clause: scope}"),
    ],
    "supplementary.yaml": [
        (
            "  funding:",
            """\
  scope:
    subject: 适用范围
    paragraphs: {main: {text: 申请人应当在本区依法设立。}}
  process:
    subject: 办理程序
    paragraphs: {main: {text: 申请人提交申请表，由区文旅局受理和审定。}}
  funding:""",
        ),
    ],
    "measures/prize.yaml": [
        (
            "      对获得{{ s.contest.tiers | listing('when') }}的，",
            "      对经营年限{{ cond.years }}以上、获得{{ s.contest.tiers | listing('when') }}的，",
        ),
        (
            "years: {field: years, op: at_least, value: 2年}",
            "years: {field: years, op: at_least, value: 2年, clause: main}",
        ),
    ],
    "guides/common.yaml": [
        (
            "materials:\n  application: {name: 申请表, form: form, copies: 1份}",
            "clause: process\nmaterials:\n"
            "  application: {name: 申请表, form: form, copies: 1份, clause: process}\n"
            "  licence: {name: 营业执照, form: copy, proves: [local]}",
        ),
    ],
    "guides/prize.yaml": [
        (
            "certificate: {name: 获奖证书, form: copy}",
            "certificate: {name: 经营年限证明, form: copy, proves: [years]}",
        ),
    ],
}


def _files() -> dict[str, str]:
    """The files of the small policy with what lacks."""
    files = dict(small_policy.FILES)
    for name, swaps in _SWAPS.items():
        for old, new in swaps:
            assert old in files[name], (name, old)
            files[name] = files[name].replace(old, new)
    return files


FILES = _files()

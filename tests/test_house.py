"""A screen holds two files side by side: what house rules say of lines and modules."""

from __future__ import annotations

from pathlib import Path

import policypress

PACKAGE = Path(policypress.__file__).parent
LONGEST_LINE = 100
LONGEST_MODULE = 400
# A sentence of a manual page: its reader joins lines with a blank, which Chinese has not.
SENTENCES = ("检查：",)


def test_no_line_is_longer_than_a_screen_and_no_module_than_can_be_read_at_once():
    long_lines, long_modules = [], []
    for path in sorted(PACKAGE.rglob("*.py")):
        lines = path.read_text("utf-8").splitlines()
        name = path.relative_to(PACKAGE).as_posix()
        if len(lines) > LONGEST_MODULE:
            long_modules.append(name)
        long_lines += [
            f"{name}:{number}"
            for number, line in enumerate(lines, 1)
            if len(line) > LONGEST_LINE and not line.startswith(SENTENCES)
        ]
    assert (long_lines, long_modules) == ([], [])

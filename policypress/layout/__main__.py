"""``python -m policypress.layout FILE.pdf …``: measure rendered PDFs against GB/T 9704."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from policypress.findings import has_errors
from policypress.layout.check import check_layout
from policypress.layout.measure import PopplerMissing, measure, table


def main(arguments: Sequence[str]) -> int:
    """Print the measurements and findings of each PDF named; 1 when something is wrong."""
    if not arguments:
        print("用法：python -m policypress.layout 文件.pdf …")
        return 2
    failed = False
    for name in arguments:
        try:
            layout = measure(Path(name))
        except (PopplerMissing, subprocess.CalledProcessError) as error:
            print(
                error
                if isinstance(error, PopplerMissing)
                else f"{name}：不是能读的 PDF 文件"
            )
            return 1
        findings = check_layout(layout)
        print(f"{layout.name}\n{table(layout)}")
        print(*findings, sep="\n") if findings else print("没有发现偏离")
        failed |= has_errors(findings)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

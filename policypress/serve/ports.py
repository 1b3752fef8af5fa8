"""Why the preview cannot wait for browsers at a port, as a finding."""

from __future__ import annotations

import errno

from policypress.findings import Finding, Place


class CannotServe(Exception):
    """The preview cannot begin; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class PortTaken(CannotServe):
    """The port that was asked for is in use, or not ours to use."""

    def __init__(
        self,
        port: int | None,
        problem: OSError,
    ) -> None:
        """port: None when any would have done."""
        super().__init__(_port_finding(port, problem))


def _port_finding(
    port: int | None,
    problem: OSError,
) -> Finding:
    """Why no connection can be waited for at a port."""
    other = "换一个 --port，或不写 --port，由程序自己找一个"
    if port is None:
        message = f"不能等待浏览器的连接（{problem.strerror or problem}）"
        return Finding(
            "cannot-listen",
            message,
            Place(""),
            "核对本机的网络设置和安全软件，再运行一次",
        )
    if problem.errno == errno.EADDRINUSE:
        return Finding(
            "port-taken",
            f"端口 {port} 正被别的程序使用",
            Place("--port"),
            other,
        )
    if problem.errno in (errno.EACCES, errno.EPERM):
        message = f"没有权限使用端口 {port}（1024 以下的端口通常要管理员权限）"
        place = Place("--port")
        return Finding("port-not-permitted", message, place, other)
    return Finding(
        "port-not-usable",
        f"端口 {port} 不能用（{problem.strerror or problem}）",
        Place("--port"),
        other,
    )

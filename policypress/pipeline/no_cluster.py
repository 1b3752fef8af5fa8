"""A cluster that cannot be reached (连不上集群)."""

from __future__ import annotations

from policypress.findings import Finding, Place


class NoCluster(Exception):
    """There is no scheduler at an address, or nobody works for it; the text says why."""

    def finding(self, address: str) -> Finding:
        """The same as a user reads it."""
        return Finding(
            "no-cluster",
            f"连不上 Dask 集群 {address}：{self}"[:300],
            Place("--dask"),
            "核对地址；先启动 dask scheduler，再在每台机器的检出目录里启动 dask worker",
        )

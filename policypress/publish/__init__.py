"""Outputs onto the disk: each file is old or new, never partial; unchanged files are left alone."""

from policypress.publish.publisher import Published, Publisher

__all__ = ["Published", "Publisher"]

"""The amending decision (修改决定)."""

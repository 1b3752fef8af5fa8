"""Marked Markdown as blocks of a document."""

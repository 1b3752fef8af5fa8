"""A file or a composed document as lines, and lines as a tree."""

"""A page of the web (.html) → the lines of the document on it (网页)."""

"""Two trees: which clause became which, and what changed inside."""

"""A request from beginning to end: which steps, in which order, on which sources."""

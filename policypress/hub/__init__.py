"""One site for several policies (政策门户): one home, one search, one calculator, and below
them the pages of each policy as it has them alone."""

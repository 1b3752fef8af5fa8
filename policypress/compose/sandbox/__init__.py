"""Where clause prose and templates run."""

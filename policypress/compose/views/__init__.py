"""What a template sees of the policy."""

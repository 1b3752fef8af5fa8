"""What rows, supports and measures come to, over columns (逐级合计)."""

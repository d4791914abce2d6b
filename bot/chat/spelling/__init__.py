"""A text put into plain spelling before anything reads it, and what was kept of it as it was typed."""

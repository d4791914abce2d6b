"""Phrases that people type, one file a command, and what is learned from them."""

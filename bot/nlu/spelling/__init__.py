"""A text in plain spelling: slips, dialect, pinyin and traditional characters put right, each letter with where it came from."""

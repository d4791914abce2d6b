"""What people type, with what must come of it; see `sets.py`."""

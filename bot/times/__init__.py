"""Times as people say and read them."""

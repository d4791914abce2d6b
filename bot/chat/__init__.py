"""A member's words or tap become an answer."""

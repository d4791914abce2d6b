"""Résumés on their way in: fetched from where the company keeps them, and drawn page by page, each within limits."""

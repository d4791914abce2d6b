"""What tests look at pages with: the story's browser."""

from story.browser import DESKTOP, PHONE, Browser, Shown

__all__ = ["DESKTOP", "PHONE", "Browser", "Shown"]

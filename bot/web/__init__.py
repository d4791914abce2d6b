"""HTTP: WeCom's callback and the health pages. Flask ends here."""

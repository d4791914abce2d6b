"""``./run story``: a day of interviews, told on the sandbox's page and in the terminal; see docs/adr/0018-the-story.md."""

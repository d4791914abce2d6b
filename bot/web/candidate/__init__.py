"""The candidate's page, which their own link opens: no account, no log-in, and nothing that a look at it changes."""

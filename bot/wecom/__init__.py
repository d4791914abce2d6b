"""Everything that talks to WeCom's API: the calls, the access token, and what an errcode means for us."""

"""WeCom on your desk: it calls the bot as WeCom does, shows the chats, and plays WeCom's own API.

It shares no code with the bot, so that a mistake in one cannot hide the same mistake in the other.
"""

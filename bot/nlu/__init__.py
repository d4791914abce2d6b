"""What a text says: it is put into one spelling, its mentions are found, and a learned reader tells what each is of which request.

It knows language. It knows no rule of interviewing, no permission and no reply.
"""

"""What other systems send by a signed POST: a provider reads it, a row keeps it, a worker does it.

A provider is one file in `providers`: how its deliveries are verified, what tells two of them apart, and what they mean.
"""

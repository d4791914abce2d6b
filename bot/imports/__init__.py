"""Rows from outside become bookings."""

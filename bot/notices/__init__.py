"""What we tell whom, and when."""

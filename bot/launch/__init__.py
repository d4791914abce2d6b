"""What ./run starts and stops."""

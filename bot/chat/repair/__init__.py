"""What is said and then corrected in one breath, read as it is meant in the end."""

"""What the standards say, as constants and files, each with its clause."""

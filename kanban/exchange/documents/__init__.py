"""What a file that was handed in really is, and whether it is taken."""

"""What can be wrong with an office's computer, one function per check: each says what it found and what to do."""

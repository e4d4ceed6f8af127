"""Facts that ship with the program, kept as data so that an office can read and replace them."""

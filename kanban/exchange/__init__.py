"""One file per format that comes into or goes out of the office."""

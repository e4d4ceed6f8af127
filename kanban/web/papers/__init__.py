"""What leaves the office: papers that print, their codes, and the page for applicants."""

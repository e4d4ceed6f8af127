"""Why something is due when it is, and what a waktu would mean: tables that anybody can recount."""

"""How SOPs on PDF pages are read: words, rules, symbols, arrows. `sop_pdf.py` puts it together."""

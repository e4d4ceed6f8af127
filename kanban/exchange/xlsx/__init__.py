"""How SOPs in workbooks are read and written. `sop_xlsx.py` puts it together."""

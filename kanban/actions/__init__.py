"""One office act, one transaction, one event per case touched: the only code that commits."""

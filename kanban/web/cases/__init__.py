"""One case on screen: its page, and every act that may be done with it."""

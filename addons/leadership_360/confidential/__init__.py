"""Everything behind the wall, and nothing else: the only code that touches answers, keys and results (`README.md`)."""

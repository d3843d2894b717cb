"""Plain pages, one module for each group of flows."""

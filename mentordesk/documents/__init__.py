"""Documents: from plain values to pages and sheets; no database, no screen, no sentences."""

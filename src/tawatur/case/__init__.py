"""A case: open, ingest, query, judge. What the command line and the Python interface share."""

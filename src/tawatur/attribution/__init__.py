"""Who says so: reporting verbs, quotations, tweets and agency credits; from each, a chain of sources and what it says."""

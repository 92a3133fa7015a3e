"""Other recognisers of names beside the rules: trained models of several engines, their windows, offsets and votes.

Nothing here is needed to read a page. The engines are extras, imported inside the functions that load a model, and a
model is only read from disk unless a download was asked for.
"""

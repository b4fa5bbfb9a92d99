"""Visits: who is in a place on some days, and requests to several of them."""

"""Milestones: what was reached, and who is to be told."""

"""Geocoders on the network, the last voters on a place: off unless AGENDA_GEOCODERS names them.

They are asked only for stated words that nothing offline knows. No answer of theirs is taken on trust: name,
type and position are checked. Nothing that they do can stop a crawl.
"""

"""Distances on the globe. geopy has the same formula, but is eight times slower."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance in kilometres between two points in degrees, on a sphere with a radius of 6,371 km."""
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))

"""Dutch as agendas write it: days, times and contact lines. Pure functions from text to value."""

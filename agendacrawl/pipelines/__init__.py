"""What happens to a page between reading and storing: one class per file, in the order of the settings.

selection, people, office, type, place, geocode, correction, report, store. docs/PIPELINES.md has a paragraph on each.
"""

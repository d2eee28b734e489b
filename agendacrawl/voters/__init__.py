"""Who says where an activity takes place: each voter proposes candidates, one `choose` combines them.

The list is in `listed`. Imports go one way: core, places, text, voters, pipelines.
"""

"""The voters on where an activity takes place: each proposes candidates, which `choose` combines.

They are listed in `listed`. Each package imports only from those before it: core, places, text, voters, pipelines.
"""

"""From a response's markup to an `AgendaPage`: page objects, one per platform, that do no I/O.

`document` turns markup into lines, `labels` reads "Locatie: Hulst", `layouts` knows the two platforms, `week`
splits the week of one person into its activities, `reader` joins them.
"""

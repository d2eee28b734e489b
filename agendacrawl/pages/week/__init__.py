"""The week of one person: a body of text, written by hand in many styles, split into its activities.

`classify` says of every line what it is, by named rules; `reader` folds the lines into days and activities;
`title` splits the words of one activity, `table` reads rows, `afterwards` applies what is said elsewhere.
"""

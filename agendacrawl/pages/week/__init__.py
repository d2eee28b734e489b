"""The week of one person: a text, written by hand in many styles, split into its activities.

`classify` determines what every line is, by named rules; `reader` folds the lines into days and activities;
`title` splits the words of one activity, `table` reads rows, `afterwards` applies what other lines say about them.
"""

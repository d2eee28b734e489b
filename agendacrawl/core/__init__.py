"""What every other part may use: items, vocabulary, arguments, names, files. It imports nothing of the rest."""

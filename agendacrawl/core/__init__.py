"""What every other package may use: items, vocabulary, arguments, names, files. It imports from none of them."""

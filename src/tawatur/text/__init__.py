"""Written text: the folding view, words with their clitics, glued words, sentences, numerals."""

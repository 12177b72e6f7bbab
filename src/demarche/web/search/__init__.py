"""Search over words, people, parties, issues, acts and days, in both languages, by their stems."""

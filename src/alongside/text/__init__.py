"""What checks need to know of written language: sentences, numbers, scripts, syllables."""

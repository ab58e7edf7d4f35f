"""Files of bytes: told apart, opened within limits of time and memory, their text taken out."""

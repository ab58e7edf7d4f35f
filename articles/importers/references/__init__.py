"""Printed reference lists: where entries open and end, and what each states."""

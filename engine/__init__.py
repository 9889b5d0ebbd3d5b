"""The engine: values in, values out; it never prints and never exits."""

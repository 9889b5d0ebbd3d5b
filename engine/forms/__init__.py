"""The declaration as an Excel form: written from the model, and read back by sheet and cell."""

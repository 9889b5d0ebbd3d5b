"""Plain and right declarations read straight into facts, by functions written from the model; all else is declined.

Declining is always safe: the careful reader then judges. What is accepted is exactly what the careful reader gives. Nothing here but
the writing needs the model, or pydantic, to be imported.
"""

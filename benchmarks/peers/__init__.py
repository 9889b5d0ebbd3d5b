"""Other rule engines that can be called from Python, each in a process of an environment of its own.

`rules.py` states the rules once, `dialects.py` writes each as a user of one of the engines would, `worker.py` runs there and imports
nothing of this project; `talking.py` starts it and asks it.
"""

"""The pathway engine in plain typed Python. It must not import Django, do I/O (but reading its own data files once) or hold sentences."""

"""Search engines, one module each, all satisfying `search.port.SearchEngine`."""

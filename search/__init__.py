"""Finding listings by words: one port, engines behind it, rows fed from `services.public` only."""

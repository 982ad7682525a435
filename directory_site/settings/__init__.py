"""Settings: `base` is shared; `dev`, `test` and `production` each import it and say what differs."""

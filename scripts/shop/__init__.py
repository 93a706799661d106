"""What `scripts/run` and `scripts/test` are made of: small steps, standard library only."""

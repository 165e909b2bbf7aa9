"""From finished files to a released site/, in one swap."""

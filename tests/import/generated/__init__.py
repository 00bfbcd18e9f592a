"""True notices, drawn from a seed, and the ways in which offices write and save them."""

"""Sites as packages: a manifest for each format, deterministic zips, and what is kept beside them."""

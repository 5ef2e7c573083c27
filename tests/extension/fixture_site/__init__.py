"""A site with the structure of X, served over TLS for tests: pages, posts, a record of what was asked of it."""

"""Corpus, training, evaluation and the trained pipelines that ship with Henshin."""

"""Henshin's self-hosted API: one package per room, each a Flask blueprint over plain domain modules."""

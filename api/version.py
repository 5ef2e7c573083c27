"""The installed version of Henshin."""

from importlib.metadata import version

VERSION = version("henshin")

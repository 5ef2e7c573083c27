"""What a key may learn about itself."""

from api.access.keys import Role
from api.contract import Contract


class WhoAmI(Contract):
    """The key's name and role, and the server's version."""

    name: str
    role: Role
    version: str

"""Why bytes are no page."""


class Refused(Exception):
    """A page or record that cannot be taken: a code, a message, and what to do. It is caught inside this room and becomes an `InputProblem`."""

    def __init__(self, code: str, message: str, what_to_do: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.what_to_do = what_to_do

"""Why bytes are no page."""


class Refused(Exception):  # noqa: N818  it is no error: it becomes a problem that is handed on
    """A page or record that cannot be taken; caught inside this room, where it becomes an `InputProblem`."""

    def __init__(self, code: str, message: str, what_to_do: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.what_to_do = what_to_do

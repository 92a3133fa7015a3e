"""Joining pairs into clusters, with pairs that must stay apart."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Clusters(Generic[K]):
    """Items joined pair by pair; a pair kept apart stays apart, however its members are joined.

    >>> c = Clusters(["a", "b", "c"]); c.keep_apart("a", "c"); c.join("a", "b"), c.join("b", "c")
    (True, False)
    >>> c.groups()
    [['a', 'b'], ['c']]
    """

    def __init__(self, items: Iterable[K]) -> None:
        self._members: dict[K, list[K]] = {item: [item] for item in items}
        self._root: dict[K, K] = {item: item for item in self._members}
        self._apart: dict[K, set[K]] = {}

    def keep_apart(self, a: K, b: K) -> None:
        """Forbid that the two ever stand in one cluster. Has no effect on two that already do."""
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def together(self, a: K, b: K) -> bool:
        """Whether both stand in one cluster."""
        return self._root[a] == self._root[b]

    def may_join(self, a: K, b: K) -> bool:
        """Whether no pair kept apart stands between the clusters of the two."""
        others = set(self.members(b))
        return not any(self._apart.get(item, set()) & others for item in self.members(a))

    def join(self, a: K, b: K) -> bool:
        """Make one cluster of two; False, and no change, when a pair kept apart forbids it."""
        root_a, root_b = self._root[a], self._root[b]
        if root_a == root_b:
            return True
        if not self.may_join(a, b):
            return False
        self._members[root_a] += self._members.pop(root_b)
        for item in self._members[root_a]:
            self._root[item] = root_a
        return True

    def members(self, item: K) -> list[K]:
        """The cluster of an item."""
        return self._members[self._root[item]]

    def groups(self) -> list[list[K]]:
        """All clusters, each in the order in which its items were given."""
        order = {item: n for n, item in enumerate(self._root)}
        return sorted(
            (sorted(group, key=order.__getitem__) for group in self._members.values()), key=lambda g: order[g[0]]
        )

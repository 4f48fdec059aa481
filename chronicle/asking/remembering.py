"""Answers kept with the chronicle that they are about, as long as it lies open anywhere."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary, ref

from chronicle.model import Chronicle

About = TypeVarTuple("About")
Answer = TypeVar("Answer")
Question = Callable[[Chronicle, *About], Answer]


def remembered(
    most: int,
) -> Callable[[Question[*About, Answer]], Question[*About, Answer]]:
    """Keep the latest answers to a question about a chronicle, `most` of them for each chronicle.

    A cache of the whole module would hold on to chronicles that nobody has open any more, such as
    those before each edit, and readers with tables of their own would drive each other out of it.
    """

    def keep(question: Question[*About, Answer]) -> Question[*About, Answer]:
        answers: WeakKeyDictionary[Chronicle, Callable] = WeakKeyDictionary()

        @wraps(question)
        def answer(chronicle: Chronicle, *about: *About) -> Answer:
            if (kept := answers.get(chronicle)) is None:
                weakly = ref(chronicle)
                kept = answers[chronicle] = lru_cache(most)(
                    lambda *about: question(weakly(), *about)  # pyright: ignore[reportArgumentType]  # who asks holds it
                )
            return kept(*about)

        return answer

    return keep

"""Answers kept with what they are about, such as a chronicle, as long as it lies open anywhere."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, ref

Subject = TypeVar("Subject")
About = ParamSpec("About")
Answer = TypeVar("Answer")
Question = Callable[Concatenate[Subject, About], Answer]


def remembered(
    most: int,
) -> Callable[[Question[Subject, About, Answer]], Question[Subject, About, Answer]]:
    """Keep the latest answers to a question about a chronicle, `most` of them for each chronicle.

    A cache of the whole module would hold on to chronicles that nobody has open any more, such as
    those before each edit, and readers with tables of their own would drive each other out of it.
    The question may be a method: what it is about is whose method it is.
    """

    def keep(question: Question[Subject, About, Answer]) -> Question[Subject, About, Answer]:
        answers: WeakKeyDictionary[Subject, Callable] = WeakKeyDictionary()

        @wraps(question)
        def answer(subject: Subject, *about: About.args, **named: About.kwargs) -> Answer:
            if (kept := answers.get(subject)) is None:
                weakly = ref(subject)
                kept = answers[subject] = lru_cache(most)(
                    lambda *about, **named: question(weakly(), *about, **named)  # pyright: ignore[reportArgumentType]  # who asks holds it
                )
            return kept(*about, **named)

        return answer

    return keep

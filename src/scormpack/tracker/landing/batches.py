"""Deliveries, and the batches in which their lines are worked on."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from scormpack.tracker.events import SourceKind
from scormpack.tracker.landing.lines import Block, block_of


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, or one pull: its digest, what it is, whose it is, and its lines."""

    sha256: str
    name_hash: str
    kind: SourceKind
    site: str | None
    blocks: Callable[[], Iterator[Block]]


Batch = list[tuple[Delivery, Block]]


def batches_of(deliveries: Iterable[Delivery], size_bytes: int) -> Iterator[Batch]:
    """Batches of about this size, over the borders of deliveries. A delivery without a line is in one too."""
    batch: Batch = []
    held = 0
    for delivery in deliveries:
        for block in itertools.chain(delivery.blocks(), [block_of([], [])]):
            batch.append((delivery, block))
            held += block.size_bytes
            if held >= size_bytes:
                yield batch
                batch, held = [], 0
    if batch:
        yield batch

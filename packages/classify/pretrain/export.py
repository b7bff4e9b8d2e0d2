"""Writes a trained net as the classifier reads it: net-READS.bin and .json (packages/classify/src/net/net-file.ts).

Numbers of words behind the first linear layer, convolution, attention and what weighs the pool are rounded to 8 bits, a scale
a row; what is small stays in single precision. Needs what fit.py needs.
"""
import gzip
import hashlib
import json
import os

import numpy as np
import torch

from items import CHAR_SHARE

ROOM = 1.5  # beyond the highest numbers of the sample, which whole numbers of 16 bits still hold


def rounded(rows):
    scales = np.maximum(np.abs(rows).max(1), 1e-9).astype(np.float32) / 127
    return np.round(rows / scales[:, None]).astype(np.int8), scales


class Writer:
    def __init__(self):
        self.sections, self.bytes = [], []

    def add(self, name, kind, data):
        self.sections.append({"name": name, "type": kind, "bytes": len(data)})
        self.bytes.append(data)

    def floats(self, name, values):
        self.add(name, "f32", np.ascontiguousarray(values, dtype="<f4").tobytes())

    def text(self, name, words):
        self.add(name, "text", "\n".join(words).encode())

    def rows(self, name, rows):
        whole, scales = rounded(np.asarray(rows, np.float32))
        self.add(name, "i8", whole.tobytes())
        self.floats(f"{name}.scales", scales)


@torch.no_grad()
def steps(net, items, sample):
    """Highest numbers before the convolution and behind the norm."""
    net.eval()
    highest = [0.0, 0.0]
    hooks = [
        net.gated.register_forward_pre_hook(lambda _, given: note(0, given[0])),
        net.norm.register_forward_hook(lambda _, __, made: note(1, made)),
    ]

    def note(at, numbers):
        highest[at] = max(highest[at], numbers.abs().max().item())

    for at in range(0, len(sample), 128):
        net(*items.batch(sample[at : at + 128]))
    for hook in hooks:
        hook.remove()
    return [value * ROOM / 32767 for value in highest]


@torch.no_grad()
def export(net, items, words, classes, out, reads):
    """Writes the net into the folder `out`."""
    kept = (name for name in sorted(words.ids, key=words.ids.get) if words.is_kept(name))
    names = [name for name in kept if "\n" not in name]
    inner = net.inner.weight.numpy()
    chars = sorted(char for char in words.chars if char != "\n")
    hidden_step, norm_step = steps(net, items, np.arange(0, len(items.labels), 7))
    made = Writer()
    made.text("words", names)
    made.rows("wordRows", net.vectors.weight.numpy()[[words.ids[name] for name in names]] @ inner.T)
    made.text("chars", chars)
    made.rows("charRows", np.stack([words.chars[char] for char in chars]) @ inner.T)
    made.floats("start", net.role.weight.numpy() + net.inner.bias.numpy())
    made.rows("gated", net.gated.weight.numpy().transpose(0, 2, 1).reshape(2 * len(inner), -1))
    made.floats("gatedBias", net.gated.bias.numpy())
    made.floats("gain", net.norm.weight.numpy())
    made.floats("shift", net.norm.bias.numpy())
    made.rows("attention", net.attention.weight.numpy())
    made.floats("attentionBias", net.attention.bias.numpy())
    pooled = torch.cat([net.pooled.weight, net.primary.weight]).numpy()
    made.rows("highest", pooled[:, : len(inner)])
    made.rows("mean", pooled[:, len(inner) :])
    made.floats("pooledBias", torch.cat([net.pooled.bias, net.primary.bias]).numpy())
    for name, table in zip(("kinds", "types", "stars"), net.facts):
        made.floats(name, table.weight.numpy())
    content = b"".join(made.bytes)
    meta = {
        "format": 1,
        "reads": reads,
        "wide": len(inner),
        "classes": classes,
        "leaves": items.leaves,
        "types": sorted(items.types, key=items.types.get),
        "hiddenStep": hidden_step,
        "normStep": norm_step,
        "charShare": [CHAR_SHARE, 1 + CHAR_SHARE],
        "trainedOn": {
            "items": len(items.labels),
            "hash": hashlib.sha256(json.dumps(items.labels, ensure_ascii=False).encode()).hexdigest(),
        },
        "sections": made.sections,
    }
    os.makedirs(out, exist_ok=True)
    with open(f"{out}/net-{reads}.bin", "wb") as file:
        file.write(gzip.compress(content, 9, mtime=0))
    with open(f"{out}/net-{reads}.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(meta, ensure_ascii=False, indent=1) + "\n")

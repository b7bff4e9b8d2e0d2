"""Gathers texts to learn wording from: usage: gather.py OUT.jsonl FILE...

FILE: .txt (a text a line), .jsonl (`text`, `content` or `comment_text`), .csv (column 评论内容, content or review).
Encoding UTF-8 or GB18030 (named *.gb18030.*). Each text once, shuffled with a fixed seed. Items of a measurement
must not be among the files; they are dropped by `--without LABELS.jsonl`.
"""
import argparse
import csv
import json
import random

COLUMNS = ("text", "content", "comment_text", "评论内容", "review")
SHORTEST, LONGEST = 4, 600


def texts_of(path):
    encoding = "gb18030" if ".gb18030." in path else "utf-8-sig"
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        if path.endswith(".txt"):
            yield from file
            return
        for row in csv.DictReader(file) if path.endswith(".csv") else map(json.loads, file):
            yield next((row[name] for name in COLUMNS if row.get(name)), "")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    left_out = {text.strip() for path in args.without for text in texts_of(path)}
    seen = dict.fromkeys(text.strip()[:LONGEST] for path in args.files for text in texts_of(path))
    kept = [text for text in seen if len(text) >= SHORTEST and text not in left_out]
    random.Random(1).shuffle(kept)
    with open(args.out, "w", encoding="utf-8") as out:
        for text in kept:
            out.write(json.dumps({"id": "", "kind": "review", "text": text}, ensure_ascii=False) + "\n")
    print(f"{len(kept)} texts")


if __name__ == "__main__":
    main()

"""Labels of labels/*.tsv with their texts, then the texts of written/*.tsv, as JSON lines: usage: join_labels.py FOLDER > OUT.jsonl

FOLDER holds the files of unlabelled texts that the tables of labels/ are named after. A line whose text is another one now stops
it. written/ has a text a line: kind, product type, intent, sentiment, leaves, text; turns are parted by " | " and begin with c: or a:.
"""
import hashlib
import json
import pathlib
import re
import sys

ROLES = {"c": "customer", "a": "agent"}


def turns_of(text, roles):
    turns = []
    for role, part in zip(roles, (part.strip() for part in re.split("[,，]", text) if part.strip())):
        if turns and turns[-1]["role"] == ROLES[role]:
            turns[-1]["text"] += f"，{part}"
        else:
            turns.append({"role": ROLES[role], "text": part})
    return turns


def written(table):
    for at, row in enumerate(table.read_text("utf-8").splitlines(), 1):
        kind, product, intent, sentiment, leaves, text = row.split("\t")
        said = {"kind": kind, "text": text}
        if kind == "chat":
            turns = (turn.partition(":") for turn in text.split(" | "))
            said = {"kind": kind, "turns": [{"role": ROLES[role], "text": words.strip()} for role, _, words in turns]}
        item = {"id": f"written-{table.stem}:{at}", **said, "productType": product, "source": f"written-{table.stem}"}
        item |= {"intent": intent, "sentiment": sentiment, "leaves": [] if leaves == "-" else leaves.split(",")}
        yield item


def main(folder):
    for table in sorted(pathlib.Path(__file__).with_name("labels").glob("*.tsv")):
        texts = pathlib.Path(folder, f"{table.stem}.txt").read_text("utf-8").split("\n")
        for row in table.read_text("utf-8").splitlines()[1:]:
            line, start, roles, intent, sentiment, leaves = row.split("\t")
            text = texts[int(line) - 1]
            if not hashlib.sha256(text.encode()).hexdigest().startswith(start):
                sys.exit(f"{table.stem}.txt:{line} is not the text that was labelled")
            said = {"kind": "review", "text": text}
            if roles != "-":
                said = {"kind": "chat", "turns": turns_of(text, roles)}
            item = {"id": f"{table.stem}:{line}", **said, "source": table.stem, "intent": intent, "sentiment": sentiment}
            item["leaves"] = [] if leaves == "-" else leaves.split(",")
            print(json.dumps(item, ensure_ascii=False))
    for table in sorted(pathlib.Path(__file__).with_name("written").glob("*.tsv")):
        for item in written(table):
            print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])

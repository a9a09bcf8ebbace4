"""The words that a page must draw: all that its look tells, sentence by sentence."""

from collections.abc import Iterator
from typing import Any

from game.play.phrases import CLAIMS, SEALED, STANDINGS
from game.story.scoring import Comparison

Json = dict[str, Any]


def words_of(page: Json) -> Iterator[str]:
    """Yield the words of a page as `told_page` tells it, but for its sources."""
    beside = page["kind"] not in {"briefing", "question", "reveal"}
    yield page["title"]
    yield from _runs(page["text"])
    yield from (option["text"] for option in page["options"] if option["id"] != "go_on")
    for paper in drawn_papers(page):
        yield from (
            paper["title"] + "new" * paper["new"],
            f"{paper['kind']}, {paper['date']}. {paper['what']}",
            paper["survives"],
        )
        yield from (*_runs(paper["text"]), *_runs(paper["composed"]), *_runs(paper["afterwards"]))
    for person in page["people"]:
        yield from (person["name"], person["role"], *_runs(person["card"]), *_runs(person["advice"]))
    if beside:
        yield from (text for step in page["road"] for text in _step(step))
        yield from (f"{meter['label']} {_value(meter)}" for meter in page["meters"])
    if page["map"]:
        yield from (f"Map: {page['map']['title']}", page["map"]["words"])
    yield from _DETAILS.get(page["kind"], lambda _: [])(page["detail"])


def drawn_papers(page: Json) -> list[Json]:
    """Return the papers that are drawn: where a question or the reckoning is read, the desk is cleared."""
    return [] if page["kind"] in {"question", "reckoning"} else page["papers"]


def sources_of(page: Json) -> list[Json]:
    """Return the sources that a page must draw: those of the marks that it draws."""
    drawn = _marks({**page, "papers": drawn_papers(page), "sources": []})
    return [source for source in page["sources"] if source["number"] in drawn]


def source_words(source: Json) -> Iterator[str]:
    """Yield the words that a source must be told with."""
    what = CLAIMS[source["kind"]]
    yield from (source["text"], f"{what[0].upper()}{what[1:]}", source["from"], source["note"], source["status"])
    yield from (source["date"], *source["figures"])
    yield SEALED if source["sealed"] else ""
    for dispute in source["disputes"]:
        yield from (dispute["title"], *(f"{side}: {said}" for side, said in dispute["sides"]))


def _marks(answer: Any) -> set[int]:
    if isinstance(answer, list):
        return set().union(*map(_marks, answer))
    if not isinstance(answer, dict):
        return set()
    own = {answer["source"]} if "source" in answer else set(answer.get("sources", []))
    return own.union(*(_marks(part) for name, part in answer.items() if name != "sources"))


def _runs(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        for run in block["runs"]:
            if isinstance(run, str):
                yield run
            else:
                yield run["text"] if "text" in run else str(run["source"])


def _value(meter: Json) -> str:
    now = (
        meter["said"]
        if meter["named"] or meter["said"] == str(meter["value"])
        else f"{meter['value']}, {meter['said']}"
    )
    before = meter["before_said"] if meter["named"] else meter["before"]
    return f"{now} (was {before})" if meter["changed"] else now


def _step(step: Json) -> Iterator[str]:
    yield step["text"]
    yield from (f"History: {step['history_text']}",) if step["history_text"] and step["booked"] else ()
    for line in step["booked"]:
        yield f"{line['axis']['name']} {line['said']}, {line['amount']['firmness']}"
        yield from line["amount"]["whys"]


def _briefing(detail: Json) -> Iterator[str]:
    yield from (detail["summary"], *detail["wants"], *detail["fears"])
    yield from (f"{axis['name']} ({axis['counted']}): {axis['help']}" for axis in detail["judged_by"])
    yield detail["composed"]


def _question(detail: Json) -> Iterator[str]:
    if not detail["at_fork"]:
        yield f"Question {detail['number']} of {detail['count']}"
    if detail["answered"]:
        yield f"You said: {detail['answered']}"


def _reveal(detail: Json) -> Iterator[str]:
    for day in detail["days"]:
        yield from (day["date"], *_runs(day["text"]))
    for note in detail["notes"]:
        yield from (note["title"], *_runs(note["text"]))
        if note["dispute"]:
            yield f"In dispute: {note['dispute']['title']}"
            yield from (f"{side}: {answer}" for side, answer in note["dispute"]["sides"])
            yield note["dispute"]["status"]
    for made in detail["predictions"]:
        yield from _runs(made["text"])
        yours = (
            f"You said: {made['yours_text']}, {made['confidence']} in 100 sure." if made["yours_text"] else "Left open."
        )
        yield f"{yours} {'That is right.' if made['correct'] else 'What happened: ' + made['right_text']}"


def _reckoning(detail: Json) -> Iterator[str]:
    own = " You walked history's own road." if detail["same_as_history"] else ""
    yield f"You: {detail['ending']}. History: {detail['history_ending']}.{own}"
    for line in detail["lines"]:
        axis = line["axis"]
        yield f"{axis['name']} {axis['counted']}"
        yield line["apart"]
        yield f"You{_booked(line['yours'])}"
        yield f"History{_booked(line['history'])}"
        yield from (why for amount in (line["yours"], line["history"]) if amount for why in amount["whys"])
        yield from _runs(axis["warning"])
    for lens in detail["lenses"]:
        output = STANDINGS[Comparison(lens["standing"])]
        yield f"{lens['name']} {lens['help']}{output[0].upper()}{output[1:]}."
    for trial in detail["theses"]:
        yield from (f"{trial['title']}: {trial['verdict']}", trial["text"], trial["why"])
        yield from (
            f"{way}: {'; '.join(said)}."
            for way, said in (("What in this run says so", trial["speaks"]), ("What says otherwise", trial["against"]))
            if said
        )
    yield from (f"{meter['label']} {meter['said']}. {meter['help']}" for meter in detail["unveiled"])


def _booked(amount: Json | None) -> str:
    return (
        "".join((amount["figures"], *amount["sides"], amount["counted"], amount["firmness"]))
        if amount
        else "nothing booked"
    )


_DETAILS = {"briefing": _briefing, "question": _question, "reveal": _reveal, "reckoning": _reckoning}

"""A lesson on paper: what is on it, what is not, and that its plan adds up."""

import itertools
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.lesson.plan import Plan
from game.printing.handout import Handout, build_handout
from game.printing.handout_page import write_handout_page
from game.printing.handout_pdf import write_handout_pdf
from game.printing.sheet_pdf import fit
from game.story.lesson import LessonRole
from tests.cli.kept import find_plan
from tests.examples import examples
from tests.lesson.lessons import LESSON, PLAN, plans

SHIPPED = ("fleet-1958", "october-1950")


@pytest.fixture(scope="module", params=SHIPPED)
def plan(request: pytest.FixtureRequest) -> Plan:
    """Return the plan of a shipped lesson."""
    return find_plan(request.param)


def cut_sections(page: str) -> list[str]:
    """Return what is on each sheet of the page."""
    return re.split(r'<section class="new-page', page)


def test_a_page_holds_plan_roles_slips_ballots_cards_and_rubric(plan: Plan) -> None:
    handout = build_handout(plan, plan.lesson.minutes)
    page = write_handout_page(handout)
    assert all(role.title in page for role in handout.roles)
    assert page.count('class="slip ballot"') == 2 * len(plan.lesson.junctures)
    assert page.count('<section class="new-page role"') == len(plan.lesson.roles)
    assert all(criterion.title in page for criterion in plan.lesson.rubric)
    notes = sum(len(role.notes) for role in plan.lesson.roles)
    assert len(handout.slips) == notes + len(plan.lesson.injects)
    assert "src=" not in page
    assert "<script" not in page


def test_no_sheet_but_the_teachers_tells_what_a_role_was_after_or_what_is_anothers() -> None:
    roles = tuple(mark(role) for role in LESSON.roles)
    lesson = attrs.evolve(LESSON, roles=roles)
    page = write_handout_page(build_handout(attrs.evolve(PLAN, lesson=lesson), 45))
    teacher, *sheets = cut_sections(page)
    assert all(f"OBJECTIVE-{role.id}" in teacher for role in roles)
    assert "OBJECTIVE" not in "".join(sheets)
    for role in roles:
        holding = [sheet for sheet in sheets if f"SECRET-{role.id}-" in sheet]
        assert all(f"SECRET-{other.id}-" not in sheet for sheet in holding for other in roles if other is not role)


def mark(role: LessonRole) -> LessonRole:
    """Return a role whose secrets have its name in them."""
    return attrs.evolve(
        role,
        brief=f"SECRET-{role.id}-brief",
        long_brief=f"SECRET-{role.id}-long",
        objective=f"OBJECTIVE-{role.id}",
        notes=(),
    )


def test_nothing_of_history_is_on_paper(plan: Plan) -> None:
    page = write_handout_page(build_handout(plan, 90))
    reveal = plan.decision.reveal
    told = [piece.text for piece in reveal.text] + [piece.text for day in reveal.days for piece in day.text]
    told += [paper.afterwards for paper in plan.references.papers.values() if paper.afterwards]
    plain = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert not [text for text in told if " ".join(text.split())[:80] in plain]


def check_plan(handout: Handout) -> None:
    """Hold a plan to this: each step begins where the one before ended."""
    for before, after in itertools.pairwise(handout.rows):
        assert before.begins + before.seconds == after.begins
    assert handout.longest * 60 >= sum(row.seconds for row in handout.rows)
    assert sum(row.may_stop for row in handout.rows) <= 1


@pytest.mark.parametrize("minutes", [45, 90])
def test_the_plan_fills_the_time_there_is_and_breaks_a_long_one_once(plan: Plan, minutes: int) -> None:
    handout = build_handout(plan, minutes)
    check_plan(handout)
    assert minutes - 8 < handout.longest <= minutes
    assert sum(row.may_stop for row in handout.rows) == (minutes == 90)
    debrief = sum(row.seconds for row in handout.rows if row.stage in {"Looking back", "The reckoning"})
    assert debrief >= 0.2 * minutes * 60


@examples(25)
@given(plans(stuck=True), st.integers(5, 240))
def test_every_lesson_can_be_printed(plan: Plan, minutes: int) -> None:
    handout = build_handout(plan, minutes)
    check_plan(handout)
    assert write_handout_page(handout).startswith("<!doctype html>")


def test_a_pdf_has_a_page_for_each_role_and_each_ballot(plan: Plan) -> None:
    data = write_handout_pdf(build_handout(plan, 45))
    assert data.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type /Page\b", data))
    assert pages >= len(plan.lesson.roles) + len(plan.lesson.junctures) + 4


@given(st.text())
def test_whatever_is_written_can_be_set(text: str) -> None:
    set_text = fit(text)
    assert set_text.encode("cp1252").decode("cp1252") == set_text
    assert "\n" not in set_text


def test_a_letter_with_a_mark_that_no_font_has_loses_the_mark() -> None:
    assert fit("Phẩm “Văn”") == "Pham “Van”"
    assert fit("毛") == "?"

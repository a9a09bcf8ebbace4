"""How many examples a property is asked of, and how they are drawn: alike every time, or afresh by `make stress`."""

from hypothesis import HealthCheck, settings

_USUAL = 100
"""Examples of a property that does not say how many."""
_PATIENT = settings(
    deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""How fast an example comes says how busy the machine is; and a random decision is a large thing to draw."""


def register_profiles() -> None:
    """Let properties be drawn alike every time, unless `--hypothesis-profile=afresh` is asked for."""
    settings.register_profile("alike", _PATIENT, derandomize=True, max_examples=_USUAL)
    settings.register_profile("afresh", _PATIENT, max_examples=5 * _USUAL)
    settings.load_profile("alike")


def examples(count: int) -> settings:
    """Ask a property of so many examples; of more where all are drawn afresh."""
    return settings(max_examples=count * settings().max_examples // _USUAL)

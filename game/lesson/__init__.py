"""The class: several people at one decision, side by side, as a fold over what happened. Pure.

A *class* is one holding of a lesson. It begins with `Opened` and is nothing but the events since:
`fold(plan, events)` gives the `Classroom`, the same one every time. Nothing here has a clock, draws or writes: each
verb comes with the whole seconds since the class was opened, and with the number that was drawn for it where
something is given out.

`perform(classroom, verb, at)` is the only way forward: it gives the events to be kept (perhaps none, where nothing
would change), or a `Refusal` in one sentence. `views` is the only place that says who may see what.
docs/lesson-engine.md has the stages, the invariants and how the parts go together.
"""

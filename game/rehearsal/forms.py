"""The forms of a page, read as a browser without scripts reads them."""

from html.parser import HTMLParser

import attrs


@attrs.define
class Field:
    """Something to fill in: one of several, any of several, or words; `value` is what stands there already."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = attrs.field(factory=list)
    needed: bool = False


@attrs.define
class Form:
    """A form: where it is sent, what is sent along unseen, and what is to be filled in."""

    action: str
    hidden: dict[str, str] = attrs.field(factory=dict)
    fields: dict[str, Field] = attrs.field(factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(said.get("action", "")) if said.get("method", "").lower() == "post" else None
            if self._form is not None:
                self.forms.append(self._form)
        elif self._form is not None and "name" in said and "disabled" not in said:
            self._take_field(self._form, tag, said)

    def _take_field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name, kind = said["name"], said.get("type", "text") if tag == "input" else tag
        if kind == "hidden":
            form.hidden[name] = said.get("value", "")
            return
        if tag not in {"input", "textarea"} or kind in {"submit", "button"}:
            return
        field = form.fields.setdefault(name, Field(name, kind))
        field.needed = field.needed or "required" in said
        if kind in {"radio", "checkbox"}:
            field.options.append(said.get("value", "on"))
            if "checked" in said:
                field.value = said.get("value", "on")
        elif tag == "textarea":
            self._area = field
        else:
            field.value = said.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "form":
            self._form = None


def read_forms(page: str) -> list[Form]:
    """Return the forms of a page that change something."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms

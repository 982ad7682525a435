"""The listing form: no place for confidential kinds, and a plain list of what is missing before publishing."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from pathways.core.vocabulary import CONFIDENTIAL_SERVICE_TYPES
from services.confidential import place_message
from services.places import find_place_in_text
from services.publishing import missing_facts

PLACE_FIELDS = ("address", "postcode")
#: Typed by editors but never by mistake a place: keys of lists, hours and the links to a provider's own pages.
_NOT_TEXT = {"hours", "key"}


class ServiceForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A place can be given only to a saved listing of a kind that is open to the public: on any other form the fields do not exist.
        if self.instance.pk is None or self.instance.is_confidential:
            for name in PLACE_FIELDS:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("service_type")
        if kind is not None and (kind.pk in CONFIDENTIAL_SERVICE_TYPES or kind.is_confidential):
            self._refuse_places(cleaned)
        if not self.is_deferred_validation:
            rows = {name: self._rows(name) for name in ("routes", "contacts")}
            for field, message in missing_facts(cleaned, **rows).items():
                self.add_error(field if field in self.fields else None, message)
        return cleaned

    def _rows(self, name: str) -> list[dict[str, Any]]:
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return [{}] if formset is not None and formset.total_form_count() else []
        return [row for row in formset.cleaned_data if row and not row.get("DELETE")]

    def _refuse_places(self, cleaned: dict[str, Any]) -> None:
        for name in PLACE_FIELDS:
            if cleaned.get(name):
                self.add_error(name, "A refuge or safe accommodation has no address here. Empty this field, save, then change the kind.")
        self._refuse_in(self, cleaned)
        for formset in self.formsets.values():
            formset.is_valid()  # fills each row's cleaned_data; its own errors are reported by the form as usual
            for row in formset.forms:
                self._refuse_in(row, getattr(row, "cleaned_data", {}))

    @staticmethod
    def _refuse_in(form: Any, cleaned: dict[str, Any]) -> None:
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and name not in _NOT_TEXT and name not in PLACE_FIELDS and (found := find_place_in_text(value)):
                form.add_error(name, place_message(found))

import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { DifferencesField } from "../differences/differences_field";

/** What a decision changes: rows of {label, before, after}. */
export class TodayNewField extends DifferencesField {
    static template = "performance_cycle.TodayNewField";
}

registry.category("fields").add("performance_today_new", {
    component: TodayNewField,
    displayName: _t("Today / new"),
    supportedTypes: ["json"],
});

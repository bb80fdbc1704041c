import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** The terms in force beside the proposed ones: rows of {label, before, after}. */
export class DifferencesField extends Component {
    static template = "performance_cycle.DifferencesField";
    static props = { ...standardFieldProps };

    get rows() {
        return this.props.record.data[this.props.name] || [];
    }
}

registry.category("fields").add("performance_differences", {
    component: DifferencesField,
    displayName: _t("In force / proposed"),
    supportedTypes: ["json"],
});

import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** How far a goal came, in percent: a full bar from 100 on, and the figure beside it. */
export class AttainmentField extends Component {
    static template = "performance_cycle.AttainmentField";
    static props = { ...standardFieldProps };

    get percent() {
        return Math.round(this.props.record.data[this.props.name] || 0);
    }

    /** What was never measured has no bar: no data is not zero. */
    get measured() {
        return this.props.record.data.measured !== false;
    }

    get width() {
        return `width: ${Math.max(0, Math.min(this.percent, 100))}%`;
    }
}

registry.category("fields").add("performance_attainment", {
    component: AttainmentField,
    displayName: _t("Attainment"),
    supportedTypes: ["float", "integer"],
});

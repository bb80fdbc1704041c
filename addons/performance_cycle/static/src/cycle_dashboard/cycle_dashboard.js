import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** A cycle at a glance: on time, who is late, is the distribution odd; with the action beside each. */
export class CycleDashboard extends Component {
    static template = "performance_cycle.CycleDashboard";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ data: null });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => this.load(next.record));
    }

    async load(record) {
        if (record.resId && ["running", "closed"].includes(record.data.state)) {
            this.state.data = await this.orm.call("performance.cycle", "dashboard", [[record.resId]]);
        } else {
            this.state.data = null;
        }
    }

    get data() {
        return this.state.data;
    }

    width(row, part) {
        return `flex-grow: ${row[part]}`;
    }

    async open(method) {
        this.action.doAction(await this.orm.call("performance.cycle", method, [[this.props.record.resId]]));
    }

    async remind(row) {
        await this.orm.call("performance.appraisal", "action_remind", [[row.id]]);
        await this.load(this.props.record);
    }

    openRow(row) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "performance.appraisal",
            res_id: row.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("performance_cycle_dashboard", { component: CycleDashboard });

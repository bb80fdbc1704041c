import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { RecordPage } from "../record_page/record_page";

/** A cycle at a glance: on time, who is late, is the distribution odd; with the action beside each. */
export class CycleDashboard extends RecordPage {
    static template = "performance_cycle.CycleDashboard";
    static method = "dashboard";

    setup() {
        super.setup();
        this.action = useService("action");
    }

    shows(record) {
        return super.shows(record) && ["running", "closed"].includes(record.data.state);
    }

    width(row, part) {
        return `flex-grow: ${row[part]}`;
    }

    async open(method) {
        this.action.doAction(await this.call(method));
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

import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** A manager's team, one row per person: goals, talks, the review, and who is late. */
export class MyTeam extends Component {
    static template = "performance_cycle.MyTeam";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static path = "my-team";
    // The title after a reload.
    static displayName = _t("My team");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ data: null, everybody: false });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.data = await this.orm.call("performance.team", "my_team", [this.state.everybody]);
    }

    get data() {
        return this.state.data;
    }

    async toggle(ev) {
        this.state.everybody = ev.target.checked;
        await this.load();
    }

    openPerson(row) {
        const record = row.appraisal_id
            ? { res_model: "performance.appraisal", res_id: row.appraisal_id }
            : { res_model: "hr.employee.public", res_id: row.id };
        this.action.doAction({ type: "ir.actions.act_window", views: [[false, "form"]], ...record });
    }

    openGoals(row) {
        this.openList("performance.goal", _t("Goals"), row);
    }

    openTalks(row) {
        this.openList("performance.checkin", _t("Check-ins"), row);
    }

    openList(name, title, row) {
        this.action.doAction({
            type: "ir.actions.act_window",
            name: title,
            res_model: name,
            views: [
                [false, "list"],
                [false, "form"],
            ],
            domain: [["employee_id", "=", row.id]],
            context: { default_employee_id: row.id },
        });
    }

    async plan(row) {
        this.action.doAction(await this.orm.call("performance.checkin.rhythm", "action_plan", [[row.rhythm_id]]));
    }
}

registry.category("actions").add("performance_cycle.my_team", MyTeam);

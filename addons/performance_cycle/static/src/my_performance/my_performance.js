import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const TONES = { on_track: "text-bg-success", at_risk: "text-bg-warning", off_track: "text-bg-danger" };

/** What I came for: what is due now, my goals, my next check-in, my review, what colleagues told me. */
export class MyPerformance extends Component {
    static template = "performance_cycle.MyPerformance";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static path = "my-performance";
    // The title after a reload.
    static displayName = _t("My performance");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ data: null });
        onWillStart(async () => {
            this.state.data = await this.orm.call("performance.home", "my_performance", []);
        });
    }

    get data() {
        return this.state.data;
    }

    tone(goal) {
        return TONES[goal.status] || "text-bg-secondary";
    }

    open(action) {
        return this.action.doAction(action);
    }

    record(model, id) {
        return this.open({ type: "ir.actions.act_window", res_model: model, res_id: id, views: [[false, "form"]] });
    }

    async plan() {
        this.open(await this.orm.call("performance.checkin.rhythm", "action_plan", [[this.data.checkin.rhythm]]));
    }
}

registry.category("actions").add("performance_cycle.my_performance", MyPerformance);

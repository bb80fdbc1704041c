import { Component, onWillStart, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { StageTrack } from "./stage_track";

/** A page that one method of the model fills, and whose buttons open records or press their buttons. */
export class Home extends Component {
    static components = { Layout, StageTrack };
    static props = { ...standardActionServiceProps };
    static method = "";

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ data: null });
        onWillStart(() => this.load());
    }

    async load() {
        this.state.data = await this.orm.call("leadership.enrollment", this.constructor.method, []);
    }

    async follow(target) {
        if (target.action) {
            return this.openAction(target.action);
        }
        const answer = target.method
            ? await this.orm.call(target.model, target.method, [[target.id]])
            : { type: "ir.actions.act_window", res_model: target.model, res_id: target.id, views: [[false, "form"]] };
        await this.action.doAction(answer, { onClose: () => this.load() });
    }

    open(model, id) {
        return this.follow({ model, id });
    }

    openAction(name) {
        return this.action.doAction(`leadership_360.${name}`);
    }
}

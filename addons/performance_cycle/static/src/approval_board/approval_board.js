import { onWillStart, onWillUpdateProps, useState, useSubEnv } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { KanbanHeader } from "@web/views/kanban/kanban_header";
import { KanbanRecord } from "@web/views/kanban/kanban_record";
import { KanbanRenderer } from "@web/views/kanban/kanban_renderer";
import { kanbanView } from "@web/views/kanban/kanban_view";

/** Call a step on goals, follow the dialog it may answer with, and show what is left. */
function useStep() {
    const orm = useService("orm");
    const action = useService("action");
    return async (model, method, ids, kwargs = {}) => {
        const answer = await orm.call("performance.goal", method, [ids], kwargs);
        if (answer && typeof answer === "object") {
            await action.doAction(answer, { onClose: () => model.load() });
        }
        await model.load();
    };
}

/** Enter and Space press our own buttons: the kanban's hotkeys would take them for the card. */
function ownKeys(ev) {
    if (["Enter", " "].includes(ev.key)) {
        ev.stopPropagation();
    }
}

/** A person: the whole set as a bar of weights, and one button for all that waits. */
export class ApprovalHeader extends KanbanHeader {
    static template = "performance_cycle.ApprovalHeader";

    setup() {
        super.setup();
        this.step = useStep();
        this.ownKeys = ownKeys;
    }

    get set() {
        return this.env.approvals.sets[this.props.group.serverValue];
    }

    get avatar() {
        return `/web/image/hr.employee.public/${this.props.group.serverValue}/avatar_128`;
    }

    approveAll() {
        return this.step(this.props.list.model, "action_approve", this.set.waiting_ids);
    }
}

/** A goal that waits: checkbox, answer beside it, and the comment inside the card. */
export class ApprovalRecord extends KanbanRecord {
    static template = "performance_cycle.ApprovalRecord";

    setup() {
        super.setup();
        this.step = useStep();
        this.ownKeys = ownKeys;
        this.ask = useState({ open: false, text: "" });
        this.phrases = [_t("Make it measurable"), _t("Change the target"), _t("Wrong weight")];
    }

    getRecordClasses() {
        return `${super.getRecordClasses()} o_performance_approval_card`;
    }

    approve() {
        return this.step(this.props.record.model, "action_approve", [this.props.record.resId]);
    }

    addPhrase(phrase) {
        this.ask.text = this.ask.text ? `${this.ask.text} ${phrase}.` : `${phrase}. `;
    }

    sendBack() {
        const comment = this.ask.text.trim();
        return this.step(this.props.record.model, "action_request_changes", [this.props.record.resId], { comment });
    }
}

/** The board: who waits, and how the weights of each set stand. */
export class ApprovalRenderer extends KanbanRenderer {
    static template = "performance_cycle.ApprovalRenderer";
    static components = {
        ...KanbanRenderer.components,
        KanbanHeader: ApprovalHeader,
        KanbanRecord: ApprovalRecord,
    };

    setup() {
        super.setup();
        this.orm = useService("orm");
        this.approvals = useState({ sets: {}, goals: 0, people: 0, due: 0 });
        useSubEnv({ approvals: this.approvals });
        onWillStart(() => this.loadSets());
        onWillUpdateProps(() => this.loadSets());
    }

    async loadSets() {
        Object.assign(this.approvals, await this.orm.call("performance.goal", "approval_board", []));
    }

    get summary() {
        const { goals, people } = this.approvals;
        return _t("%(goals)s goals from %(people)s people", { goals, people });
    }
}

registry.category("views").add("performance_approval_board", {
    ...kanbanView,
    Renderer: ApprovalRenderer,
});

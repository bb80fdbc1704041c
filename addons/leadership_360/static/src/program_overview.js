import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { StageTrack } from "./stage_track";

/** How far programmes are, in counts. A small cohort shows no percentages, and nobody who left is in a total. */
export class ProgramOverview extends Component {
    static template = "leadership_360.ProgramOverview";
    static components = { Layout, StageTrack };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.state = useState({ data: null, programId: this.props.action.params?.program_id || null });
        this.labels = {
            waiting: _t("Waiting for an answer"),
            accepted: _t("Accepted"),
            active: _t("Under way"),
            completed: _t("Completed"),
        };
        onWillStart(async () => {
            this.state.data = await this.orm.call("leadership.program", "overview", []);
        });
    }

    get programs() {
        return this.state.data.programs;
    }

    get program() {
        return this.programs.find((program) => program.id === this.state.programId) || this.programs[0];
    }

    choose(ev) {
        this.state.programId = Number(ev.target.value);
    }

    tiles(totals) {
        return [
            { key: "people", number: totals.accepted + totals.active + totals.completed, text: _t("taking part") },
            { key: "waiting", number: totals.waiting, text: _t("not answered yet") },
            { key: "completed", number: totals.completed, text: _t("completed") },
            { key: "rounds_done", number: totals.rounds_done, text: _t("360 rounds closed") },
            { key: "sessions", number: totals.sessions, text: _t("sessions held") },
            { key: "assignments", number: totals.assignments, text: _t("assignments done") },
        ];
    }
}

registry.category("actions").add("leadership_360.program_overview", ProgramOverview);

import { Component } from "@odoo/owl";

/** The stages of a programme as a line: what lies behind, where the cohort is, what comes. */
export class StageTrack extends Component {
    static template = "leadership_360.StageTrack";
    static props = { stages: Array, here: [Number, Boolean] };

    get stages() {
        const place = this.props.stages.findIndex((stage) => stage.id === this.props.here);
        return this.props.stages.map((stage, index) => ({
            ...stage,
            tone: index < place ? "done" : index === place ? "here" : "next",
        }));
    }
}

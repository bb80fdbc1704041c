import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** A calibration session: how ratings spread, whom to ask, and where each person stands. */
export class CalibrationBoard extends Component {
    static template = "performance_cycle.CalibrationBoard";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ data: null, moving: null, reason: "" });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => this.load(next.record));
    }

    get data() {
        return this.state.data;
    }

    async load(record) {
        this.state.data = record.resId
            ? await this.orm.call("performance.calibration", "board", [[record.resId]])
            : null;
    }

    choose(person, level) {
        this.state.moving = level.id === person.level_id ? null : { person, level };
        this.state.reason = "";
    }

    stands(person, level) {
        const moving = this.state.moving;
        return moving?.person.id === person.id ? moving.level.id === level.id : person.level_id === level.id;
    }

    async move() {
        const { person, level } = this.state.moving;
        const args = [[this.props.record.resId], person.id, level.id, this.state.reason];
        this.state.data = await this.orm.call("performance.calibration", "move_person", args);
        this.state.moving = null;
        await this.props.record.load();
    }
}

registry.category("view_widgets").add("performance_calibration_board", { component: CalibrationBoard });

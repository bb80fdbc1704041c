import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { RecordPage } from "../record_page/record_page";

/** A calibration session: how ratings spread, whom to ask, and where each person stands. */
export class CalibrationBoard extends RecordPage {
    static template = "performance_cycle.CalibrationBoard";
    static method = "board";

    get start() {
        return { moving: null, reason: "" };
    }

    spoken(person) {
        return _t("Reason: %s", person.name);
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
        await this.change("move_person", [person.id, level.id, this.state.reason]);
        this.state.moving = null;
        await this.props.record.load();
    }
}

registry.category("view_widgets").add("performance_calibration_board", { component: CalibrationBoard });

import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const WIDTH = 240;
const HEIGHT = 64;
const EDGE = 6;

/** The updates of a goal as a small curve, with its target as a dashed line. */
export class SparklineField extends Component {
    static template = "performance_cycle.SparklineField";
    static props = { ...standardFieldProps };

    get updates() {
        const rows = this.props.record.data[this.props.name].records.map((row) => row.data);
        return rows.filter((row) => row.date).sort((one, other) => one.date - other.date);
    }

    /** Nothing to compare with where a goal is a plain yes or no. */
    get bounds() {
        const { baseline, target, direction } = this.props.record.data;
        const values = this.updates.map((row) => row.value);
        return direction === "yes_no" ? [0, 1, ...values] : [baseline || 0, target, ...values];
    }

    y(value) {
        const low = Math.min(...this.bounds);
        const high = Math.max(...this.bounds);
        return high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
    }

    get points() {
        const rows = this.updates;
        const start = rows.length && rows[0].date.toMillis();
        const span = rows.length ? rows.at(-1).date.toMillis() - start : 0;
        return rows.map((row) => ({
            x: span ? EDGE + ((row.date.toMillis() - start) / span) * (WIDTH - 2 * EDGE) : WIDTH / 2,
            y: this.y(row.value),
            title: `${row.date.toLocaleString()}: ${row.value}`,
        }));
    }

    get line() {
        return this.points.map((point) => `${point.x},${point.y}`).join(" ");
    }

    get target() {
        const { target, direction } = this.props.record.data;
        return direction === "yes_no" ? null : { y: this.y(target), value: target };
    }

    get first() {
        return this.updates[0].date.toLocaleString({ month: "short", day: "numeric" });
    }

    get last() {
        return this.updates.at(-1).date.toLocaleString({ month: "short", day: "numeric" });
    }

    get text() {
        const values = this.updates.map((row) => row.value);
        return _t("Progress from %(first)s to %(last)s", { first: values[0], last: values.at(-1) });
    }
}

registry.category("fields").add("performance_sparkline", {
    component: SparklineField,
    displayName: _t("Sparkline"),
    supportedTypes: ["one2many"],
    relatedFields: () => [
        { name: "date", type: "date", readonly: true },
        { name: "value", type: "float", readonly: true },
    ],
});

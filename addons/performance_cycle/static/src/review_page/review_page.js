import { Component, onWillStart, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { Mutex } from "@web/core/utils/concurrency";
import { useBus, useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const BAR = 56;

/** Both sides of a review in one scroll: ratings, evidence, the suggested result and what it is made of. */
export class ReviewPage extends Component {
    static template = "performance_cycle.ReviewPage";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.mutex = new Mutex();
        this.editor = useRef("editor");
        this.drawer = useRef("drawer");
        this.state = useState({ data: null, open: null, editing: null, choosing: null, reason: "" });
        // A button of the form waits until what was typed here is stored.
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({ detail }) =>
            detail.proms.push(this.mutex.getUnlockedDef())
        );
        useEffect(
            (key) => key && this.editor.el?.focus(),
            () => [this.state.editing]
        );
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => this.load(next.record));
    }

    get data() {
        return this.state.data;
    }

    async load(record) {
        this.state.data = record.resId
            ? await this.orm.call("performance.appraisal", "review_page", [[record.resId]])
            : null;
    }

    change(method, args) {
        return this.mutex.exec(async () => {
            const call = this.orm.call("performance.appraisal", method, [[this.props.record.resId], ...args]);
            this.state.data = await call;
        });
    }

    rows(kind) {
        return this.data.rows.filter((row) => row.kind === kind);
    }

    get other() {
        return this.data.mine === "self" ? "manager" : "self";
    }

    name(key, level) {
        return `o_performance_${this.props.record.resId}_${key}_${level || ""}`;
    }

    rate(row, level) {
        return this.change("review_write", [row.key, { level_id: level }]);
    }

    onRateKey(ev, row) {
        const level = this.data.scale.find((step) => String(step.value) === ev.key);
        if (level) {
            this.rate(row, level.id);
        } else if (["Delete", "Backspace"].includes(ev.key)) {
            this.rate(row, false);
        } else {
            return;
        }
        ev.preventDefault();
    }

    edit(key) {
        this.state.editing = key;
    }

    async write(key, before, ev) {
        const answer = ev.target.value;
        if (answer !== before) {
            await this.change("review_write", [key, { answer }]);
        }
        if (this.state.editing === key) {
            this.state.editing = null;
        }
    }

    pieces(key) {
        return this.data.evidence[key] || [];
    }

    toggle(row) {
        this.state.open = this.state.open?.key === row.key ? null : { key: row.key, name: row.name };
    }

    async accept() {
        await this.change("review_decide", [this.data.result.suggested.id, ""]);
        this.state.choosing = null;
    }

    choose() {
        const chosen = this.data.result.chosen || this.data.result.suggested;
        this.state.choosing = chosen ? chosen.id : this.data.scale[0].id;
        this.state.reason = this.data.result.reason;
    }

    async decide() {
        await this.change("review_decide", [this.state.choosing, this.state.reason]);
        this.state.choosing = null;
    }

    get needsReason() {
        const suggested = this.data.result.suggested;
        return suggested && suggested.id !== this.state.choosing;
    }

    height(month, part) {
        const most = Math.max(1, ...this.data.recency.months.map((found) => found.before + found.recent));
        return `height: ${Math.round((month[part] * BAR) / most)}px`;
    }
}

registry.category("view_widgets").add("performance_review_page", { component: ReviewPage });

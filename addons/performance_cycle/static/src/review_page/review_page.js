import { useEffect, useRef } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useBus } from "@web/core/utils/hooks";
import { RecordPage } from "../record_page/record_page";

const BAR = 56;

/** The sides of a review in one scroll: ratings, evidence, the suggested result and what it is made of. */
export class ReviewPage extends RecordPage {
    static template = "performance_cycle.ReviewPage";
    static method = "review_page";

    setup() {
        super.setup();
        this.editor = useRef("editor");
        this.drawer = useRef("drawer");
        // A button of the form waits until what was typed here is stored.
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({ detail }) =>
            detail.proms.push(this.mutex.getUnlockedDef())
        );
        useEffect(
            (key) => key && this.editor.el?.focus(),
            () => [this.state.editing]
        );
    }

    get start() {
        return { open: null, editing: null, choosing: null, reason: "" };
    }

    get sides() {
        return Object.keys(this.data.sides);
    }

    /** What a screen reader says of a control, which shows less than that. */
    spoken(control, row) {
        const says = {
            comment: _t("Comment: %s", row.name),
            change: _t("Change the comment: %s", row.name),
            add: _t("Add a comment: %s", row.name),
            evidence: _t("Evidence, %(count)s: %(name)s", { count: this.pieces(row.key).length, name: row.name }),
        };
        return says[control];
    }

    rows(kind) {
        return this.data.rows.filter((row) => row.kind === kind);
    }

    name(key, level) {
        return `o_performance_${this.props.record.resId}_${key}_${level || ""}`;
    }

    rate(row, level) {
        row[this.data.mine].level_id = level;
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

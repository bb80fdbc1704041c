import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { Mutex } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** A page about one record in its form: what a method of its model returns, and again after each change. */
export class RecordPage extends Component {
    static props = { ...standardWidgetProps };
    /** The method that returns the page's data. */
    static method = "";

    setup() {
        this.orm = useService("orm");
        this.mutex = new Mutex();
        this.turn = 0;
        this.state = useState({ data: null, ...this.start });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => this.load(next.record));
    }

    /** What else the page's state holds at first. */
    get start() {
        return {};
    }

    get data() {
        return this.state.data;
    }

    /** Whether there is something to show of this record. */
    shows(record) {
        return Boolean(record.resId);
    }

    call(method, args = [], record = this.props.record) {
        return this.orm.call(record.resModel, method, [[record.resId], ...args]);
    }

    async load(record) {
        this.state.data = this.shows(record) ? await this.call(this.constructor.method, [], record) : null;
    }

    /** Change one after the other; only the last answer is drawn, or else fast clicks would jump back and forth. */
    change(method, args) {
        const turn = ++this.turn;
        return this.mutex.exec(async () => {
            try {
                const data = await this.call(method, args);
                if (turn === this.turn) {
                    this.state.data = data;
                }
            } catch (error) {
                await this.load(this.props.record);
                throw error;
            }
        });
    }
}

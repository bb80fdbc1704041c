import { Activity } from "@mail/core/web/activity";
import { patch } from "@web/core/utils/patch";

/** Goals are approved where one is told of them: in the activity itself. */
patch(Activity.prototype, {
    get waitingGoals() {
        return this.props.activity.activity_category === "performance_approve";
    },

    async onApproveGoals() {
        const { res_model, res_id } = this.props.activity;
        await this.env.services.orm.call(res_model, "action_approve_waiting_goals", [[res_id]]);
        this.props.activity.remove();
        this.props.reloadParentView();
    },

    onLookAtGoals() {
        return this.env.services.action.doAction("performance_cycle.performance_goal_action_to_approve");
    },
});

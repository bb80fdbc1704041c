from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request


class GoalPage(http.Controller):
    """A small page for exactly one version of a goal, or one revision: looking changes nothing, only POST acts."""

    @http.route(
        "/performance/goal/<int:goal_id>/<int:version>", type="http", auth="user", website=True, methods=["GET"]
    )
    def look_at_goal(self, goal_id, version):
        return self._show(self._goal(goal_id), version=version)

    @http.route(
        "/performance/goal/<int:goal_id>/<int:version>", type="http", auth="user", website=True, methods=["POST"]
    )
    def answer_goal(self, goal_id, version, answer="", comment=""):
        goal = self._goal(goal_id)
        if self._stale(goal, version=version):
            return self._show(goal, version=version)
        return self._act(goal, goal, answer, comment, version=version)

    @http.route("/performance/revision/<int:revision_id>", type="http", auth="user", website=True, methods=["GET"])
    def look_at_revision(self, revision_id):
        revision = self._revision(revision_id)
        return self._show(revision.goal_id, revision=revision)

    @http.route("/performance/revision/<int:revision_id>", type="http", auth="user", website=True, methods=["POST"])
    def answer_revision(self, revision_id, answer="", comment=""):
        revision = self._revision(revision_id)
        if self._stale(revision.goal_id, revision=revision):
            return self._show(revision.goal_id, revision=revision)
        return self._act(revision.goal_id, revision, answer, comment, revision=revision)

    def _goal(self, goal_id):
        return self._readable(request.env["performance.goal"].browse(goal_id))

    def _revision(self, revision_id):
        return self._readable(request.env["performance.goal.revision"].browse(revision_id))

    def _readable(self, record):
        """Return the record, or the same "not found" for what does not exist and what is not the reader's."""
        try:
            record.check_access("read")
            record.mapped("display_name")
        except (AccessError, MissingError) as error:
            raise request.not_found() from error
        return record

    def _stale(self, goal, version=None, revision=None):
        """Whether this no longer is what waits for the reader."""
        if revision:
            return not revision.is_open or revision.goal_version != goal.version
        return goal.version != version or goal.state not in ("submitted", "awaiting_second")

    def _mine(self, goal):
        return goal.sudo().approver_id.user_id == request.env.user

    def _act(self, goal, record, answer, comment, **which):
        if not self._mine(goal):
            return self._show(goal, **which)
        try:
            if answer == "approve":
                record.action_approve()
                return self._show(goal, done=request.env._("Approved."), **which)
            if answer == "changes" and comment.strip():
                step = record.action_decline if which.get("revision") else record.action_request_changes
                step(comment.strip())
                return self._show(goal, done=request.env._("Sent back with your comment."), **which)
            return self._show(goal, problem=request.env._("Please say what should change."), **which)
        except UserError as error:
            request.env.cr.rollback()
            return self._show(goal, problem=str(error), **which)

    def _show(self, goal, done="", problem="", version=None, revision=None):
        stale = not done and self._stale(goal, version=version, revision=revision)
        return request.render(
            "performance_cycle.goal_page",
            {
                "goal": goal,
                "revision": revision,
                "rows": revision.differences if revision else [],
                "done": done,
                "problem": problem,
                "stale": stale,
                "mine": not done and not stale and self._mine(goal),
                # sudo: the name of who answers, for somebody who may read the goal
                "waits_for": not done and not stale and not self._mine(goal) and goal.sudo().approver_id.name,
                "post": request.httprequest.path,
            },
            headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"},
        )

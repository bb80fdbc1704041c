import { registry } from "@web/core/registry";
import { Home } from "./home";

/** The home of a coach or mentor. */
export class MyParticipants extends Home {
    static template = "leadership_360.MyParticipants";
    static method = "my_participants";

    get due() {
        return this.state.data.people.flatMap((person) => person.steps.map((step) => ({ ...step, name: person.name })));
    }
}

registry.category("actions").add("leadership_360.my_participants", MyParticipants);

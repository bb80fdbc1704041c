import { registry } from "@web/core/registry";
import { Home } from "./home";

/** The participant's home. */
export class MyJourney extends Home {
    static template = "leadership_360.MyJourney";
    static method = "my_journey";
}

registry.category("actions").add("leadership_360.my_journey", MyJourney);

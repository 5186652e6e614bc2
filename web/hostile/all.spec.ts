// The whole hostile suite, for make hostile.
import { defineSuite } from "./suite";

defineSuite("all");

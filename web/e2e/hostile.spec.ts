// A selection of the hostile suite: programs that leak, forge, flood and do not let go. The whole is make hostile.
import { defineSuite } from "../hostile/suite";

defineSuite("fast");

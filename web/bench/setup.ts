// Before and after the bench: an empty table, a printed one.
import { printReport, startReport } from "./report";

/** Empties the table; what it returns prints the table at the end. */
export default function setup(): () => void {
  startReport();
  return printReport;
}

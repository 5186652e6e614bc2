// Runs before the first paint: the remembered look is on the document from the first picture on.
import { askedLook, showLook } from "./app/look";
import { loadLook, usableStore } from "./app/storage";

showLook(askedLook(loadLook(usableStore(() => localStorage)), document), document);

// Runs before the first paint: the remembered look is on the document from the first picture on.
import { askedLook, showLook } from "./app/look";
import { loadLook, usableStore } from "./app/storage";

const embedded = new URLSearchParams(location.search).has("embed");
showLook(askedLook(loadLook(embedded ? null : usableStore(() => localStorage)), document), document);

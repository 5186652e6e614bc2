// What the diagram's arrows say to those who do not see them.

import type { Lifeline, Message, MessageKind } from "../model/parts";

const VERBS: Readonly<Record<MessageKind, string>> = {
  call: "calls", return: "gives back to", throw: "throws to", go: "starts", set: "sends out to", fire: "comes back to", wake: "wakes", react: "lets go on", lost: "has for nobody",
};

/** A message as a sentence: "original_function calls other_function: other_function()". */
export function messageText(message: Message | undefined, lines: readonly Lifeline[]): string {
  if (!message) return "";
  const from = lines[message.fromLine]?.name ?? "";
  if (message.kind === "lost") return `${from} ${message.label}: nobody waits for it`;
  const to = lines[message.toLine]?.name ?? "";
  return `${from} ${VERBS[message.kind]} ${to}: ${message.label}`;
}

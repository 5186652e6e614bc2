// This file counts, for tests, how often other tasks get their turn while long work goes on.

/** Counts the turns of a message that is sent anew each time it arrives, from now until `stop`, which returns how many there were. */
export function countTurns(): { stop(): number } {
  let turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns++;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    stop: () => {
      port1.close();
      return turns;
    },
  };
}

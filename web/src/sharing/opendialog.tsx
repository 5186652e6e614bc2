// The dialog that opens what others made: pasted text, or files.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { Dialog } from "../ui/dialog";

/** A field to paste into, and the way to files. */
export function OpenDialog(): JSX.Element {
  const { state, effects } = useApp();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const close = (): void => { state.modal.value = null; };
  const submit = (event: Event): void => {
    event.preventDefault();
    const wrong = effects.sharing.openText(text);
    setProblem(wrong);
    if (wrong === "") close();
  };
  const picked = (files: FileList | null): void => {
    if (!files || files.length === 0) return;
    close();
    effects.sharing.openFiles([...files]);
  };
  return (
    <Dialog title="Open code" onClose={close}>
      <form onSubmit={submit}>
        <label>Paste Go, JavaScript, or several files as txtar (Go's playground gives that)
          <textarea class="field pastefield" autofocus rows={9} value={text} spellcheck={false} autocomplete="off" aria-invalid={problem !== ""} aria-describedby="open-problem"
            onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p id="open-problem" class="fieldproblem" role="status">{problem}</p>
        <p class="small">Nothing runs before you press Run. Your draft is kept.</p>
        <div class="row">
          <input ref={picker} type="file" multiple hidden accept=".txtar,.txt,.go,.js,.mjs,.ts,.json,text/plain" onChange={(event) => picked(event.currentTarget.files)} />
          <button type="button" class="button first" onClick={() => picker.current?.click()}>Choose files…</button>
          <button type="button" class="button" onClick={close}>Cancel</button>
          <button type="submit" class="button primary">Open</button>
        </div>
      </form>
    </Dialog>
  );
}
